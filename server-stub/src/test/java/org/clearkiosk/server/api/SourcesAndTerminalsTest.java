package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.SourceSystem.NO_HEADERS;
import static org.clearkiosk.server.support.SourceSystem.blocker;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.server.sources.FactChange;
import org.clearkiosk.server.sources.FactChanges;
import org.clearkiosk.server.sources.StepDone;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows at a terminal from what source systems say meanwhile. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class SourcesAndTerminalsTest {
  private static TestServer server;
  private static Terminal terminal;

  /** The server of this engine runs already. */
  SourcesAndTerminalsTest(TestEngine engine) {}

  @BeforeParameterizedClassInvocation
  static void start(TestEngine engine, @TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  private static SourceSystem library(String name) {
    return SourceSystem.add(server, SourceSystem.identity(name));
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
  }

  private static int noted(SourceSystem source, String action) {
    return server.read(
        handle ->
            handle
                .select(
                    "SELECT count(*) FROM audit_entry WHERE actor = ? AND action = ?",
                    "source/" + source.identity().token(),
                    action)
                .mapTo(int.class)
                .one());
  }

  @Test
  void aBlockerThatComesWhileAStudentConfirmsIsTheReasonAndLiftedItIsNoMore() {
    SourceSystem lab = library("lab");
    String student = "08281001";
    String session = terminal.open(student).session().id();
    CompletionEvent event = terminal.event(student, session, 1);
    Terminal.Reply given =
        lab.send(
            "PUT",
            blocker(student, "fee-1"),
            "{\"kind\":\"lab_fee\",\"amountFen\":600}",
            NO_HEADERS);
    assertThat(given.status()).isEqualTo(204);
    Problem refusal = terminal.deliver(event).as(Problem.class);
    assertThat(refusal.type()).isEqualTo(ProblemType.HALL.uri());
    Reason reason = Objects.requireNonNull(refusal.reasons()).get(0);
    assertThat(reason.kind()).isEqualTo("lab_fee");
    assertThat(reason.amountFen()).isEqualTo(600);
    assertThat(server.completions(student)).isZero();

    assertThat(lab.lift(student, "fee-1").status()).isEqualTo(204);
    assertThat(terminal.deliver(event).as(Receipt.class).number()).startsWith("0612-07-");
    assertThat(server.completions(student)).isOne();
  }

  @Test
  void anOfficeFinishesAndReopensItsStepUntilAReceiptStands() {
    SourceSystem library = library("steps");
    String path = "/v1/students/08281004/offices/library";
    assertThat(library.send("PUT", path, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(library.send("PUT", path, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(noted(library, "step_finished")).isOne();
    assertThat(library.send("DELETE", path, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(noted(library, "step_reopened")).isOne();
    refused(
        library.send("PUT", "/v1/students/99999999/offices/library", null, NO_HEADERS),
        ProblemType.SUBJECT_UNKNOWN);

    SourceSystem hall = SourceSystem.add(server, SourceSystem.ofOffice("information_centre"));
    // by hand (K2), while the student stands at a terminal
    String byHand = "/v1/students/08281002/offices/information_centre";
    String session = terminal.open("08281002").session().id();
    CompletionEvent late = terminal.event("08281002", session, 3);
    assertThat(hall.send("PUT", byHand, null, NO_HEADERS).status()).isEqualTo(204);
    refused(terminal.deliver(late), ProblemType.ALREADY_DONE_ELSEWHERE);
    assertThat(hall.send("DELETE", byHand, null, NO_HEADERS).status()).isEqualTo(204);
    // at a terminal: a completion of the demo campus
    refused(
        hall.send("DELETE", "/v1/students/08281010/offices/information_centre", null, NO_HEADERS),
        ProblemType.COMPLETION_STANDS);
  }

  /** Rule N3: every needed office first, and only then the college. */
  @Test
  void theCollegeComesLast() {
    SourceSystem college = SourceSystem.add(server, SourceSystem.ofOffice("college"));
    String student = "08281012";
    String path = "/v1/students/" + student + "/offices/college";
    List<String> needed =
        List.of(
            "energy_office",
            "student_aid",
            "dormitories",
            "library",
            "finance",
            "supervisor",
            "party_and_league",
            "information_centre");
    server.read(
        handle -> handle.execute("DELETE FROM office_step WHERE student = '" + student + "'"));
    for (String office : needed) {
      Terminal.Reply reply = college.send("PUT", path, null, NO_HEADERS);
      refused(reply, ProblemType.OFFICES_OPEN);
      List<String> open = needed.subList(needed.indexOf(office), 8);
      Problem alone = reply.as(Problem.class);
      assertThat(alone.offices()).extracting(NamedOffice::office).isEqualTo(open);
      assertThat(alone.detail()).doesNotContain("_");
      FactsProblem.Mistake among =
          college
              .facts(
                  "among",
                  new FactChanges(
                      List.of(FactChange.finishStep(student, "college", StepDone.NO_MORE))))
              .as(FactsProblem.class)
              .mistakes()
              .get(0);
      assertThat(among.offices()).isEqualTo(alone.offices());
      SourceSystem system = SourceSystem.add(server, SourceSystem.ofOffice("n3_" + office, office));
      assertThat(finish(system, student, office)).isEqualTo(204);
    }
    assertThat(finish(college, student, "college")).isEqualTo(204);
    // what is so already is answered alike, whatever else has changed
    server.read(
        handle ->
            handle.execute(
                "DELETE FROM office_step WHERE office = 'library' AND student = '"
                    + student
                    + "'"));
    assertThat(finish(college, student, "college")).isEqualTo(204);
    assertThat(noted(college, "step_finished")).isOne();
  }

  private static int finish(SourceSystem system, String student, String office) {
    String path = "/v1/students/" + student + "/offices/" + office;
    return system.send("PUT", path, null, NO_HEADERS).status();
  }

  private static SourceSystem cardCentre(String name) {
    return SourceSystem.add(
        server,
        new SourceIdentity(
            CampusId.MAIN, name, "card_centre", null, Set.of(), Set.of(SourceScope.CARDS_WRITE)));
  }

  @ParameterizedTest
  @CsvSource({"08281007, lost, CARD_LOST", "08281009, stopped, CARD_STOPPED"})
  void aCardThatIsReportedWhileItsSessionIsOpenShowsNothingMore(
      String student, String state, ProblemType type) {
    SourceSystem centre = cardCentre("centre-" + state);
    String path = "/v1/cards/60" + student + "/state";
    String report = "{\"state\":\"" + state + "\"}";
    String password = student.substring(2);
    String locked = terminal.tap(student).as(Session.class).id();
    String shown = terminal.open(student).session().id();
    CompletionEvent confirmed = withoutRefund(terminal.event(student, shown, 20));
    assertThat(centre.send("PUT", path, report, NO_HEADERS).status()).isEqualTo(204);

    refused(terminal.password(locked, password), type);
    refused(terminal.password(locked, "000000"), type);
    refused(terminal.get("/v1/sessions/" + locked + "/notice"), type);
    refused(terminal.get("/v1/sessions/" + shown + "/notice"), type);
    refused(terminal.password(shown, password), type);
    assertThat(
            server.<Integer>read(
                handle ->
                    handle
                        .select(
                            "SELECT count(*) FROM audit_entry WHERE action = 'session_refused'"
                                + " AND subject = ? AND detail = ?",
                            student,
                            "{\"reason\":\"card_" + state + "\"}")
                        .mapTo(Integer.class)
                        .one()))
        .isEqualTo(3);
    // nobody knows whether the student confirmed before the report: it counts
    assertThat(terminal.deliver(confirmed).status()).isEqualTo(201);

    assertThat(centre.send("PUT", path, "{\"state\":\"active\"}", NO_HEADERS).status())
        .isEqualTo(204);
    // the wrong password was not counted
    assertThat(terminal.tap(student).as(Session.class).triesLeft()).isEqualTo(5);
    assertThat(terminal.password(locked, password).status()).isEqualTo(200);
  }

  private static CompletionEvent withoutRefund(CompletionEvent event) {
    return CompletionEvent.of(
        event.id(),
        event.terminal(),
        event.sequenceNumber(),
        event.subject(),
        event.time(),
        new CompletionEvent.Data(event.data().session(), event.data().office(), null));
  }

  @Test
  void aCardThatIsReportedLostOpensNoSession() {
    SourceSystem centre = cardCentre("card-centre");
    String path = "/v1/cards/6008281005/state";
    assertThat(centre.send("PUT", path, "{\"state\":\"lost\"}", NO_HEADERS).status())
        .isEqualTo(204);
    refused(terminal.tap("08281005"), ProblemType.CARD_LOST);
    assertThat(centre.send("PUT", path, "{\"state\":\"active\"}", NO_HEADERS).status())
        .isEqualTo(204);
    assertThat(terminal.tap("08281005").status()).isEqualTo(201);
    refused(centre.send("PUT", path, "{\"state\":\"x\"}", NO_HEADERS), ProblemType.FACT_UNFIT);
    refused(
        centre.send("PUT", "/v1/cards/00000000/state", "{\"state\":\"lost\"}", NO_HEADERS),
        ProblemType.SUBJECT_UNKNOWN);
    String details =
        server.read(
            handle ->
                handle
                    .select(
                        "SELECT detail FROM audit_entry"
                            + " WHERE action = 'card_state_set' AND subject = '08281005'")
                    .mapTo(String.class)
                    .list()
                    .toString());
    assertThat(details).isEqualTo("[{\"state\":\"lost\"}, {\"state\":\"active\"}]");
  }
}
