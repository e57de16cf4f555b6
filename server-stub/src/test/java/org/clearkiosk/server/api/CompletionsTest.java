package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** One confirmation is one completion, however often and however late it arrives. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class CompletionsTest {
  @Parameter private TestEngine engine;

  private static final String STUDENT = "08281001";
  private static final int THREADS = 8;

  private TestServer server;
  private Terminal terminal;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theSameEventAgainGetsTheSameAnswer() {
    CompletionEvent event = terminal.event(STUDENT, open(STUDENT), 1);
    Terminal.Reply first = terminal.deliver(event);
    server.time().pass(Duration.ofDays(3));
    Terminal.Reply second = terminal.deliver(event);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(server.completions(STUDENT)).isEqualTo(1);
  }

  @Test
  void theSameIdWithAnotherBodyIsRefused() {
    String session = open(STUDENT);
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
    refused(terminal.deliver(with(event, event.time(), Refund.CASH)), ProblemType.EVENT_ID_REUSED);
    refused(
        terminal.send(
            "POST", "/v1/completions", Json.write(event) + " ", CompletionEvent.MEDIA_TYPE),
        ProblemType.EVENT_ID_REUSED);
    assertThat(server.completions(STUDENT)).isEqualTo(1);
  }

  @Test
  void aSecondConfirmationGetsTheEarlierReceipt() {
    String session = open(STUDENT);
    Terminal.Reply first = terminal.deliver(terminal.event(STUDENT, session, 1));
    CompletionEvent again = terminal.event(STUDENT, session, 2);
    assertThat(terminal.deliver(again).body()).isEqualTo(first.body());
    assertThat(terminal.deliver(again).body()).isEqualTo(first.body());
    assertThat(server.completions(STUDENT)).isEqualTo(1);
  }

  @Test
  void manyAtOnceMakeOneCompletion() throws Exception {
    String session = open(STUDENT);
    CompletionEvent same = terminal.event(STUDENT, session, 1);
    List<CompletionEvent> events = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      events.add(i % 2 == 0 ? same : terminal.event(STUDENT, session, 2 + i));
    }
    List<Terminal.Reply> replies = atOnce(events);
    assertThat(replies).allMatch(reply -> reply.status() == 201);
    assertThat(replies.stream().map(Terminal.Reply::body).distinct()).hasSize(1);
    assertThat(server.completions(STUDENT)).isEqualTo(1);
  }

  private List<Terminal.Reply> atOnce(List<CompletionEvent> events) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(events.size());
    ExecutorService threads = Executors.newFixedThreadPool(events.size());
    try {
      List<Callable<Terminal.Reply>> calls = new ArrayList<>();
      for (CompletionEvent event : events) {
        calls.add(
            () -> {
              barrier.await(10, TimeUnit.SECONDS);
              return terminal.deliver(event);
            });
      }
      List<Terminal.Reply> replies = new ArrayList<>();
      for (Future<Terminal.Reply> reply : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
        replies.add(reply.get());
      }
      return replies;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aConfirmationArrivesLateButWasMadeInTime() {
    String session = open(STUDENT);
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    terminal.send("DELETE", "/v1/sessions/" + session, null, "");
    server.time().pass(Duration.ofDays(30));
    Receipt receipt = terminal.deliver(event).as(Receipt.class);
    assertThat(receipt.number()).isEqualTo("0612-07-0001");
    assertThat(receipt.completedAt()).isEqualTo(event.time());
  }

  @Test
  void theTimeMustLieInTheSession() {
    String session = open(STUDENT);
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    OffsetDateTime now = event.time();
    refused(
        terminal.deliver(with(event, now.minusMinutes(3), Refund.BANK)), ProblemType.EVENT_MISFIT);
    refused(
        terminal.deliver(with(event, now.plusMinutes(193), Refund.BANK)), ProblemType.EVENT_MISFIT);
    server.time().pass(Duration.ofMinutes(1));
    terminal.send("DELETE", "/v1/sessions/" + session, null, "");
    server.time().pass(Duration.ofMinutes(5));
    refused(
        terminal.deliver(with(event, now.plusMinutes(4), Refund.BANK)), ProblemType.EVENT_MISFIT);
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
  }

  @Test
  void aTimeThatIsALittleOffIsThatOfTheSessionsNearerBound() {
    String one = open(STUDENT);
    String other = open("08281007");
    CompletionEvent early = terminal.event(STUDENT, one, 1);
    CompletionEvent late = noRefund(terminal.event("08281007", other, 2));
    OffsetDateTime opened = early.time();
    server.time().pass(Duration.ofMinutes(1));
    terminal.send("DELETE", "/v1/sessions/" + other, null, "");
    server.time().pass(Duration.ofMinutes(5));
    CompletionEvent before = with(early, opened.minusMinutes(2), Refund.BANK);
    Terminal.Reply receipt = terminal.deliver(before);
    assertThat(receipt.as(Receipt.class).completedAt()).isEqualTo(opened);
    assertThat(terminal.deliver(before).body()).isEqualTo(receipt.body());
    assertThat(
            terminal
                .deliver(with(late, opened.plusMinutes(3), null))
                .as(Receipt.class)
                .completedAt())
        .isEqualTo(opened.plusMinutes(1));
    List<String> noted =
        server.read(
            handle ->
                handle
                    .select(
                        "SELECT detail FROM audit_entry WHERE action = 'completion_recorded'"
                            + " AND detail LIKE '%clockOffset%' ORDER BY position")
                    .mapTo(String.class)
                    .list());
    assertThat(noted.get(0)).contains("\"clockOffsetMilliseconds\":-120000");
    assertThat(noted.get(1)).contains("\"clockOffsetMilliseconds\":120000");
  }

  /** The student confirmed before the session ended, whatever the terminal's clock says. */
  @Test
  void aClockThatIsAheadPutsNoOneOutsideTheWindow(@TempDir Path folder) throws Exception {
    try (TestServer closing = TestServer.start(engine, folder, "2012-06-20T23:58+08:00")) {
      Terminal at = closing.addTerminal("07");
      String session = at.open(STUDENT).session().id();
      closing.time().pass(Duration.ofSeconds(90));
      at.send("DELETE", "/v1/sessions/" + session, null, "");
      closing.time().pass(Duration.ofMinutes(5));
      CompletionEvent event = at.event(STUDENT, session, 1);
      CompletionEvent ahead =
          with(event, OffsetDateTime.parse("2012-06-21T00:00:40+08:00"), Refund.BANK);
      Receipt receipt = at.deliver(ahead).as(Receipt.class);
      assertThat(receipt.completedAt())
          .isEqualTo(OffsetDateTime.parse("2012-06-20T23:59:30+08:00"));
      assertThat(receipt.number()).isEqualTo("0620-07-0001");
    }
  }

  @Test
  void aServerWhoseClockWentBackAsksForTheEventAgain() {
    CompletionEvent event = terminal.event(STUDENT, open(STUDENT), 1);
    OffsetDateTime later = event.time().plusMinutes(3);
    CompletionEvent ahead = with(event, later, Refund.BANK);
    Terminal.Reply reply = terminal.deliver(ahead);
    refused(reply, ProblemType.CLOCK_BEHIND);
    assertThat(reply.headers().get("Retry-After")).isEqualTo("60");
    assertThat(server.completions(STUDENT)).isZero();
    server.time().pass(Duration.ofMinutes(1));
    assertThat(terminal.deliver(ahead).as(Receipt.class).completedAt()).isEqualTo(later);
  }

  @Test
  void theWindowIsJudgedByTheStudentsAct(@TempDir Path folder) throws Exception {
    try (TestServer closing = TestServer.start(engine, folder, "2012-06-20T23:58+08:00")) {
      Terminal at = closing.addTerminal("07");
      String one = at.open(STUDENT).session().id();
      String other = at.open("08281007").session().id();
      CompletionEvent inTime = at.event(STUDENT, one, 1);
      closing.time().pass(Duration.ofMinutes(3));
      CompletionEvent tooLate = noRefund(at.event("08281007", other, 2));
      assertThat(at.deliver(inTime).status()).isEqualTo(201);
      refused(at.deliver(tooLate), ProblemType.OUTSIDE_WINDOW);
    }
  }

  @Test
  void blockersAreThoseOfTheMomentOfArrival() {
    String session = open(STUDENT);
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    write(
        "INSERT INTO blocker (campus, student, source, source_id, given_at, kind, item) VALUES ('main', '"
            + STUDENT
            + "', 'network_centre', '1', 0, 'switch_on_loan', 'SW-1')");
    Terminal.Reply reply = terminal.deliver(event);
    refused(reply, ProblemType.HALL);
    assertThat(reply.as(Problem.class).reasons())
        .singleElement()
        .matches(reason -> "SW-1".equals(reason.item()));
    assertThat(server.completions(STUDENT)).isZero();
    Ticket place = Objects.requireNonNull(reply.as(Problem.class).ticket());
    assertThat(place.signed()).isNotNull();
    assertThat(terminal.deliver(event).as(Problem.class).ticket()).isEqualTo(place);
    server.time().pass(Duration.ofHours(4));
    assertThat(terminal.deliver(event).as(Problem.class).ticket())
        .as("the student has left long ago")
        .isNull();
    write("DELETE FROM blocker WHERE student = '" + STUDENT + "'");
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
  }

  @Test
  void whatTheHallDidByHandIsDoneAndHasNoReceipt() {
    String session = open(STUDENT);
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    write(
        "INSERT INTO office_step (campus, student, office, done_at) VALUES ('main', '"
            + STUDENT
            + "', 'information_centre', 0)");
    int before = server.rows("completion_event");
    refused(terminal.deliver(event), ProblemType.ALREADY_DONE_ELSEWHERE);
    refused(terminal.deliver(event), ProblemType.ALREADY_DONE_ELSEWHERE);
    assertThat(server.completions(STUDENT)).isZero();
    assertThat(server.rows("completion_event")).isEqualTo(before);
    Notice notice = terminal.get("/v1/sessions/" + session + "/notice").as(Notice.class);
    assertThat(notice.verdict()).isEqualTo(Verdict.ALREADY_DONE);
    assertThat(notice.receipt()).isNull();
    assertThat(notice.outcome()).isNotNull();
    write("UPDATE student SET status = NULL WHERE number = '" + STUDENT + "'");
    assertThat(open(STUDENT)).isNotEmpty();
  }

  @Test
  void noStatusNoCompletion() {
    String session = open(STUDENT);
    write("UPDATE student SET status = NULL WHERE number = '" + STUDENT + "'");
    refused(terminal.deliver(terminal.event(STUDENT, session, 1)), ProblemType.NO_STATUS);
  }

  @Test
  void onlyAnOfferedRefund() {
    CompletionEvent event = terminal.event(STUDENT, open(STUDENT), 1);
    refused(terminal.deliver(noRefund(event)), ProblemType.REFUND_NOT_OFFERED);
    CompletionEvent continuing = terminal.event("08281007", open("08281007"), 2);
    refused(terminal.deliver(continuing), ProblemType.REFUND_NOT_OFFERED);
    assertThat(terminal.deliver(noRefund(continuing)).status()).isEqualTo(201);
    Receipt cash = terminal.deliver(with(event, event.time(), Refund.CASH)).as(Receipt.class);
    assertThat(cash.refund()).isEqualTo(Refund.CASH);
  }

  /** Such as one of an earlier year. */
  @Test
  void anEarlierChoiceOfRefundDoesNotCount() {
    write(
        "UPDATE student SET refund = 'cash', card_fen = 0, network_fen = 0 WHERE number = '%s'"
            .formatted(STUDENT));
    write("INSERT INTO office_step VALUES ('main', '%s', 'dormitories', 0)".formatted(STUDENT));
    Receipt receipt =
        terminal.deliver(noRefund(terminal.event(STUDENT, open(STUDENT), 1))).as(Receipt.class);
    assertThat(Objects.requireNonNull(receipt.next()).office()).isEqualTo("college");
    assertThat(terminal.open(STUDENT).notice().offices())
        .filteredOn(box -> box.office().equals("canteen_counter"))
        .extracting(OfficeBox::progress)
        .containsExactly(Progress.NOT_NEEDED);
  }

  @Test
  void anotherStudentOrOfficeIsAMisfit() {
    String session = open(STUDENT);
    refused(terminal.deliver(terminal.event("08281007", session, 1)), ProblemType.EVENT_MISFIT);
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    CompletionEvent.Data library = new CompletionEvent.Data(session, "library", Refund.BANK);
    refused(
        terminal.deliver(CompletionEvent.of(event.id(), "07", 1, STUDENT, event.time(), library)),
        ProblemType.EVENT_MISFIT);
  }

  @Test
  void aTerminalThatCountsAnewStillGivesUniqueReceipts() {
    Receipt first = terminal.deliver(terminal.event(STUDENT, open(STUDENT), 1)).as(Receipt.class);
    CompletionEvent event = noRefund(terminal.event("08281007", open("08281007"), 1));
    Receipt second = terminal.deliver(event).as(Receipt.class);
    assertThat(first.number()).isEqualTo("0612-07-0001");
    assertThat(second.number()).isEqualTo("0612-07-0001-2");
  }

  @Test
  void theDatabaseItselfRefusesToChangeACompletion() {
    terminal.deliver(terminal.event(STUDENT, open(STUDENT), 1));
    for (String statement :
        List.of(
            "DELETE FROM completion",
            "UPDATE completion SET policy_year = '2013'",
            "DELETE FROM completion_event",
            "UPDATE completion_event SET body = ''")) {
      assertThatThrownBy(() -> write(statement)).hasStackTraceContaining("is never");
    }
  }

  private void write(String statement) {
    server.read(handle -> handle.execute(statement));
  }

  private String open(String student) {
    return terminal.open(student).session().id();
  }

  private static CompletionEvent noRefund(CompletionEvent event) {
    return with(event, event.time(), null);
  }

  private static CompletionEvent with(
      CompletionEvent event, OffsetDateTime time, @Nullable Refund refund) {
    return CompletionEvent.of(
        event.id(),
        event.terminal(),
        event.sequenceNumber(),
        event.subject(),
        time,
        new CompletionEvent.Data(event.data().session(), event.data().office(), refund));
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
  }
}
