package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.server.sources.FactBlocker;
import org.clearkiosk.server.sources.FactChange;
import org.clearkiosk.server.sources.FactChanges;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, asked for the same at once: it happens once. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class TwoServersTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final int ROUNDS = 10;

  /** Students of the demo campus who may clear in June. */
  private static final String STUDENT = "08281001";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private TestServer first;
  private TestServer second;
  private Terminal terminal;
  private Terminal sameThere;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    first = TestServer.start(TestEngine.POSTGRESQL, folder.resolve("1"), TestServer.JUNE);
    second = first.another(folder.resolve("2"));
    terminal = first.addTerminal("07");
    sameThere = second.as(terminal);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    second.close();
    first.close();
  }

  @Test
  void theSameEventAtBothIsOneCompletionWithOneAnswer() throws Exception {
    String session = terminal.open(STUDENT).session().id();
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    List<Terminal.Reply> replies =
        atOnce(ROUNDS, () -> terminal.deliver(event), () -> sameThere.deliver(event));
    assertThat(replies).extracting(Terminal.Reply::status).containsOnly(201);
    assertThat(replies.stream().map(Terminal.Reply::body).distinct()).hasSize(1);
    assertThat(first.completions(STUDENT)).isOne();
    assertThat(first.rows("completion_event")).isEqualTo(2);
  }

  @Test
  void theSameStudentAtTwoTerminalsThroughBothIsOneCompletion() throws Exception {
    Terminal other = second.addTerminal("08");
    String here = terminal.open(STUDENT).session().id();
    String there = other.open(STUDENT).session().id();
    CompletionEvent one = terminal.event(STUDENT, here, 1);
    CompletionEvent two = other.event(STUDENT, there, 1);
    List<Terminal.Reply> replies =
        atOnce(ROUNDS, () -> terminal.deliver(one), () -> other.deliver(two));
    assertThat(replies).extracting(Terminal.Reply::status).containsOnly(201);
    assertThat(replies.stream().map(Terminal.Reply::body).distinct()).hasSize(1);
    assertThat(first.completions(STUDENT)).isOne();
    assertThat(first.rows("completion")).isEqualTo(2);
  }

  @Test
  void twoEventsOfOneIdAreNeverBothAccepted() throws Exception {
    String session = terminal.open(STUDENT).session().id();
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    CompletionEvent twin =
        CompletionEvent.of(event.id(), "07", 2, STUDENT, event.time(), event.data());
    List<Terminal.Reply> replies =
        atOnce(1, () -> terminal.deliver(event), () -> sameThere.deliver(twin));
    assertThat(replies)
        .extracting(Terminal.Reply::status)
        .containsExactlyInAnyOrder(201, ProblemType.EVENT_ID_REUSED.status());
  }

  @Test
  void aChallengeOpensOneSession() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Challenge challenge = terminal.challenge("60" + STUDENT);
      var proof = terminal.proof(challenge, "60" + STUDENT);
      List<Terminal.Reply> replies =
          atOnce(
              1,
              () -> terminal.post("/v1/sessions", proof),
              () -> sameThere.post("/v1/sessions", proof));
      assertThat(replies)
          .extracting(Terminal.Reply::status)
          .containsExactlyInAnyOrder(201, ProblemType.CHALLENGE_SPENT.status());
    }
  }

  @Test
  void wrongPasswordsAtTwoTerminalsAreCountedOverBoth() throws Exception {
    Terminal other = second.addTerminal("08");
    String session = terminal.tap(STUDENT).as(Session.class).id();
    String there = other.tap(STUDENT).as(Session.class).id();
    List<Terminal.Reply> replies =
        atOnce(
            4, () -> terminal.password(session, "000000"), () -> other.password(there, "000000"));
    assertThat(replies)
        .extracting(Terminal.Reply::status)
        .filteredOn(status -> status == ProblemType.PASSWORD_WRONG.status())
        .hasSize(4);
    assertThat(other.tap(STUDENT).as(Session.class).lockedSeconds()).isEqualTo(15);
    assertThat(terminal.tap(STUDENT).as(Session.class).lockedSeconds()).isEqualTo(15);
  }

  @Test
  void aTerminalRevokedAtOneIsUnknownAtBoth() {
    assertThat(sameThere.get("/v1/today").status()).isEqualTo(200);
    second.read(handle -> handle.execute("UPDATE terminal SET revoked_at = 1 WHERE number = '07'"));
    assertThat(terminal.get("/v1/today").status()).isEqualTo(401);
    assertThat(sameThere.get("/v1/today").status()).isEqualTo(401);
  }

  /** Does both, each several times, all let go at one moment. */
  private List<Terminal.Reply> atOnce(
      int times, Callable<Terminal.Reply> here, Callable<Terminal.Reply> there) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2 * times);
    List<Future<Terminal.Reply>> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (Callable<Terminal.Reply> act : List.of(here, there)) {
        asked.add(
            threads.submit(
                () -> {
                  start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  return act.call();
                }));
      }
    }
    List<Terminal.Reply> replies = new ArrayList<>();
    for (Future<Terminal.Reply> reply : asked) {
      replies.add(reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    return replies;
  }

  @Test
  void theSameRequestOfASourceAtBothIsDoneOnce() throws Exception {
    SourceSystem here = SourceSystem.add(first, SourceSystem.identity("library"));
    SourceSystem there = here.at(second);
    for (int round = 0; round < ROUNDS; round++) {
      String id = "r-" + round;
      FactChanges changes = given(id, List.of("08281001", "08281002", "08281003"));
      List<Terminal.Reply> replies =
          atOnce(1, () -> here.facts(id, changes), () -> there.facts(id, changes));
      assertThat(replies).allMatch(reply -> reply.status() == 200);
      assertThat(replies.get(0).body()).isEqualTo(replies.get(1).body());
    }
    assertThat(first.rows("source_answer")).isEqualTo(ROUNDS);
    int given =
        first.read(
            handle ->
                handle
                    .select("SELECT count(*) FROM audit_entry WHERE action = 'blocker_given'")
                    .mapTo(int.class)
                    .one());
    assertThat(given).isEqualTo(3 * ROUNDS);
  }

  @Test
  void aRequestsIdServesOneOfTwoRequestsThatComeAtOnce() throws Exception {
    SourceSystem here = SourceSystem.add(first, SourceSystem.identity("library"));
    SourceSystem there = here.at(second);
    for (int round = 0; round < ROUNDS; round++) {
      // nothing that one locks is locked by the other: only the id is the same
      String id = "r-" + round;
      FactChanges one = given(id, List.of("08281001"));
      FactChanges other = given(id, List.of("08281002"));
      List<Terminal.Reply> replies =
          atOnce(1, () -> here.facts(id, one), () -> there.facts(id, other));
      assertThat(replies)
          .extracting(Terminal.Reply::status)
          .containsExactlyInAnyOrder(200, ProblemType.IDEMPOTENCY_KEY_REUSED.status());
    }
  }

  @Test
  void requestsAboutTheSameStudentsInOppositeOrdersAllEnd() throws Exception {
    SourceSystem here = SourceSystem.add(first, SourceSystem.identity("library"));
    SourceSystem there = SourceSystem.add(first, SourceSystem.identity("lab")).at(second);
    List<String> students = List.of("08281001", "08281002", "08281003", "08281004", "08281005");
    List<String> backwards = new ArrayList<>(students);
    Collections.reverse(backwards);
    for (int round = 0; round < ROUNDS; round++) {
      String id = "r-" + round;
      assertThat(
              atOnce(
                  1,
                  () -> here.facts(id, given(id, students)),
                  () -> there.facts(id, given(id, backwards))))
          .allMatch(reply -> reply.status() == 200);
    }
  }

  private static FactChanges given(String id, List<String> students) {
    FactBlocker overdue = new FactBlocker("overdue", null, null, null);
    return new FactChanges(
        students.stream()
            .map(student -> FactChange.putBlocker(student, id, overdue, null, null))
            .toList());
  }
}
