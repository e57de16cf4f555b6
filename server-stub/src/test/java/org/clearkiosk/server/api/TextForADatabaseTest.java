package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.HostileWords;
import org.clearkiosk.server.support.TableRows;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.terminals.SequenceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Texts and numbers that are meant to harm what is stored: they stay what they are. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class TextForADatabaseTest {
  private static TestServer server;
  private static Terminal terminal;

  /** The server of this engine runs already. */
  TextForADatabaseTest(TestEngine engine) {}

  @BeforeParameterizedClassInvocation
  static void start(TestEngine engine, @TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @Test
  void aTerminalsNumbersMayComeInAnyOrderAndAgain() {
    Terminal counting = server.addTerminal("21");
    String session = counting.open("08281012").session().id();
    List<String> receipts = new ArrayList<>();
    for (long sequence : List.of(9L, 7L, 7L, 8L, SequenceRange.GREATEST, 1L)) {
      Terminal.Reply reply = counting.deliver(counting.event("08281012", session, sequence));
      assertThat(reply.status()).as("number %s", sequence).isEqualTo(201);
      receipts.add(reply.as(Receipt.class).number());
    }
    assertThat(receipts).as("one student, one receipt").containsOnly("0612-21-0009");
    assertThat(server.completions("08281012")).isOne();
    SequenceReport report =
        server.read(handle -> SequenceReport.of(handle, new TerminalIdentity(CampusId.MAIN, "21")));
    assertThat(report.recorded())
        .containsExactly(
            new SequenceRange(1, 1),
            new SequenceRange(7, 9),
            new SequenceRange(SequenceRange.GREATEST, SequenceRange.GREATEST));
    for (String none : List.of("-000000009", "0000000000", "9999999999", "10000000000")) {
      refused(
          counting.send(
              "POST",
              "/v1/completions",
              Json.write(counting.event("08281012", session, 9)).replace("0000000009", none),
              CompletionEvent.MEDIA_TYPE),
          ProblemType.MALFORMED);
    }
  }

  /** Rows of these come or change by themselves, or because of what is asked here. */
  private static final Set<String> IN_USE =
      Set.of(
          "audit_entry",
          "audit_head",
          "blocker",
          "enrolment_lockout",
          "heartbeat",
          "outgoing",
          "outgoing_head",
          "source_answer",
          "source_token",
          "terminal_certificate");

  @Test
  void whatIsMeantForADatabaseStaysTextAndHarmsNoRow() {
    HostileTexts texts = new HostileTexts(server, terminal, "for-a-database");
    Map<String, List<String>> before = TableRows.of(server);
    List<String> sent = new ArrayList<>();
    for (String text : HostileWords.FOR_A_DATABASE) {
      texts
          .offered(text, "t" + sent.size())
          .forEach((place, reply) -> assertThat(reply.status()).as(place).isBetween(200, 204));
      sent.add(text);
      Heartbeats.Last last =
          server
              .read(handle -> Heartbeats.last(handle, new TerminalIdentity(CampusId.MAIN, "07")))
              .orElseThrow();
      assertThat(last.version()).isEqualTo(text);
      texts.inHeaders(text).forEach(TextForADatabaseTest::refused);
    }
    for (String text : HostileWords.UNPRINTABLE) {
      texts.offered(text, "none").forEach(TextForADatabaseTest::refused);
    }
    List<String> all = new ArrayList<>(HostileWords.FOR_A_DATABASE);
    all.addAll(HostileWords.UNPRINTABLE);
    for (String text : all) {
      texts.inBodies(text).forEach(TextForADatabaseTest::refused);
      texts.inPaths(text).forEach(TextForADatabaseTest::refused);
    }
    for (String code : List.of(all.get(0), all.get(1), HostileWords.UNPRINTABLE.get(0))) {
      refused(texts.asCode(code), ProblemType.ENROLMENT_REFUSED);
    }

    // each text as a thing and in both languages, given alone and among many
    assertThat(texts.stored())
        .containsExactlyInAnyOrderElementsOf(
            sent.stream().flatMap(text -> Collections.nCopies(6, text).stream()).toList());
    Map<String, List<String>> after = TableRows.of(server);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.get("student")).isNotEmpty();
    before.forEach(
        (table, rows) -> {
          if (!IN_USE.contains(table)) {
            assertThat(after.get(table)).as(table).isEqualTo(rows);
          }
        });
    int given = 2 * sent.size();
    for (String table : List.of("audit_entry", "blocker")) {
      List<String> rows = before.getOrDefault(table, List.of());
      assertThat(after.get(table)).as(table).containsAll(rows).hasSize(rows.size() + given);
    }
    // a right code takes the wrong ones off its address
    assertThat(server.addTerminal("22").get("/v1/today").status()).isEqualTo(200);
  }

  private static void refused(String place, Terminal.Reply reply) {
    assertThat(reply.status()).as(place + ": " + reply.body()).isBetween(400, 431);
    assertThat(reply.as(Problem.class).status()).as(place).isEqualTo(reply.status());
  }

  private static void refused(Terminal.Reply reply, ProblemType... types) {
    Problem problem = reply.as(Problem.class);
    assertThat(types).extracting(ProblemType::uri).contains(problem.type());
    assertThat(types).extracting(ProblemType::status).contains(reply.status());
  }
}
