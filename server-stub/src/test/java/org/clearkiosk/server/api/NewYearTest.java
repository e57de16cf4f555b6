package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.SourceSystem.NO_HEADERS;

import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rules C4 and C5: who cleared with a deferral comes again, and clears as graduating. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class NewYearTest {
  /** Their deferral is approved in the first year. */
  private static final String STUDENT = "08281008";

  private static final String STEP = "/v1/students/" + STUDENT + "/offices/information_centre";

  @Parameter private TestEngine engine;

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static CompletionEvent event(
      Terminal terminal, String student, String session, long sequence, @Nullable Refund refund) {
    CompletionEvent any = terminal.event(student, session, sequence);
    return CompletionEvent.of(
        any.id(),
        any.terminal(),
        sequence,
        student,
        any.time(),
        new CompletionEvent.Data(session, any.data().office(), refund));
  }

  private static void stands(Terminal.Reply reply) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(ProblemType.COMPLETION_STANDS.uri());
  }

  private void write(String statement, String student) {
    server.read(handle -> handle.execute(statement, student));
  }

  private List<String> refund(String student) {
    return server.read(
        handle ->
            handle
                .select("SELECT COALESCE(refund, 'none') FROM student WHERE number = ?", student)
                .mapTo(String.class)
                .list());
  }

  /** Nor does it count the year after: it goes when the step is opened again. */
  @Test
  void cashThatWasChosenBeforeTheStatusWasCorrectedCountsNoMore() throws Exception {
    String student = "08281001";
    String path = "/v1/students/" + student + "/offices/college";
    SourceSystem college = SourceSystem.add(server, SourceSystem.ofOffice("college"));
    SourceSystem hall = SourceSystem.add(server, SourceSystem.ofOffice("information_centre"));
    Terminal terminal = server.addTerminal("07");
    String session = terminal.open(student).session().id();
    assertThat(terminal.deliver(event(terminal, student, session, 1, Refund.CASH)).status())
        .isEqualTo(201);
    write(
        "INSERT INTO office_step (campus, student, office, done_at)"
            + " VALUES ('main', ?, 'dormitories', 0)",
        student);
    Problem refusal = college.send("PUT", path, null, NO_HEADERS).as(Problem.class);
    assertThat(refusal.type()).isEqualTo(ProblemType.OFFICES_OPEN.uri());
    assertThat(refusal.offices())
        .containsExactly(
            new NamedOffice("canteen_counter", new Text("食堂充值处", "Canteen top-up counter")));

    write("UPDATE student SET status = 'deferral_approved' WHERE number = ?", student);
    assertThat(college.send("PUT", path, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(refund(student)).containsExactly("cash");

    server.restartNextYear("2013-06-12T09:00+08:00");
    String step = "/v1/students/" + student + "/offices/information_centre";
    assertThat(hall.at(server).send("DELETE", step, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(refund(student)).containsExactly("none");
  }

  @Test
  void whoClearedWithADeferralClearsTheYearAfterAsGraduating() throws Exception {
    Terminal enrolled = server.addTerminal("07");
    SourceSystem hall = SourceSystem.add(server, SourceSystem.ofOffice("information_centre"));
    Terminal.Opened first = enrolled.open(STUDENT);
    Receipt deferral =
        enrolled.deliver(event(enrolled, STUDENT, first.session().id(), 1, null)).as(Receipt.class);
    assertThat(deferral.outcome().refundChoices()).isEmpty();
    stands(hall.send("DELETE", STEP, null, NO_HEADERS));

    server.restartNextYear("2013-06-12T09:00+08:00");
    Terminal terminal = server.as(enrolled);
    hall = hall.at(server);
    assertThat(hall.send("DELETE", STEP, null, NO_HEADERS).status()).isEqualTo(204);
    server.read(
        handle ->
            handle.execute(
                "UPDATE student SET status = 'graduating' WHERE number = '" + STUDENT + "'"));
    Terminal.Opened second = terminal.open(STUDENT);
    assertThat(second.notice().verdict()).isEqualTo(Verdict.CLEAR);
    CompletionEvent graduating = event(terminal, STUDENT, second.session().id(), 2, Refund.BANK);
    Receipt receipt = terminal.deliver(graduating).as(Receipt.class);
    assertThat(receipt.refund()).isEqualTo(Refund.BANK);
    assertThat(receipt.number()).isNotEqualTo(deferral.number());
    assertThat(server.completions(STUDENT)).isEqualTo(2);

    // this year's is as protected as the last one was
    stands(hall.send("DELETE", STEP, null, NO_HEADERS));
    Notice after = terminal.open(STUDENT).notice();
    assertThat(after.verdict()).isEqualTo(Verdict.ALREADY_DONE);
    assertThat(after.receipt()).isEqualTo(receipt);
  }
}
