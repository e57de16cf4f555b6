package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.SourceSystem.NO_HEADERS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rules C8, D8 and N3 for those whom the hall finishes (K2): how they take the balance back. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class RefundByHandTest {
  private static final String GRADUATING = "08281001";
  private static final String WITH_A_DEFERRAL = "08281008";
  private static final String CASH = "{\"refund\":\"cash\"}";
  private static final String BANK = "{\"refund\":\"bank\"}";

  @Parameter private TestEngine engine;
  @TempDir private Path folder;

  private TestServer server;
  private SourceSystem hall;

  private void start(String day) throws Exception {
    server = TestServer.start(engine, folder, day);
    hall = SourceSystem.add(server, SourceSystem.ofOffice("hall", "information_centre"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String step(String student, String office) {
    return "/v1/students/" + student + "/offices/" + office;
  }

  private Terminal.Reply finish(String student, String body) {
    return hall.send("PUT", step(student, "information_centre"), body, NO_HEADERS);
  }

  private static void refused(Terminal.Reply reply, ProblemType type, String flaw) {
    Problem problem = reply.as(Problem.class);
    assertThat(problem.type()).isEqualTo(type.uri());
    assertThat(problem.detail()).contains(flaw);
  }

  private Progress counter(String student) {
    SourceSystem platform =
        SourceSystem.add(
            server,
            new SourceIdentity(
                CampusId.MAIN,
                "platform-" + Terminal.newId(),
                "platform",
                null,
                Set.of(),
                Set.of(SourceScope.NOTICES_READ)));
    return platform.get("/v1/students/" + student + "/notice").as(Notice.class).offices().stream()
        .filter(box -> box.office().equals("canteen_counter"))
        .map(OfficeBox::progress)
        .findFirst()
        .orElseThrow();
  }

  private List<String> details(String action) {
    return server.read(
        handle ->
            handle
                .select("SELECT detail FROM audit_entry WHERE action = ? ORDER BY position", action)
                .mapTo(String.class)
                .list());
  }

  @Test
  void whoTakesCashIsSentToTheCounterAndTheCollegeWaitsForIt() throws Exception {
    start(TestServer.JUNE);
    assertThat(finish(GRADUATING, CASH).status()).isEqualTo(204);
    assertThat(finish(GRADUATING, CASH).status()).isEqualTo(204);
    assertThat(counter(GRADUATING)).isEqualTo(Progress.OPEN);
    SourceSystem college = SourceSystem.add(server, SourceSystem.ofOffice("college"));
    Problem early =
        college.send("PUT", step(GRADUATING, "college"), null, NO_HEADERS).as(Problem.class);
    assertThat(early.type()).isEqualTo(ProblemType.OFFICES_OPEN.uri());
    assertThat(early.offices()).extracting(NamedOffice::office).contains("canteen_counter");

    // without a word of it what was chosen stays; with another word it changes
    assertThat(hall.send("PUT", step(GRADUATING, "information_centre"), null, NO_HEADERS).status())
        .isEqualTo(204);
    assertThat(counter(GRADUATING)).isEqualTo(Progress.OPEN);
    assertThat(finish(GRADUATING, BANK).status()).isEqualTo(204);
    assertThat(counter(GRADUATING)).isEqualTo(Progress.NOT_NEEDED);
    assertThat(details("step_finished"))
        .containsExactly(
            "{\"cardRightsEnded\":[\"library_borrowing\"],\"office\":\"information_centre\","
                + "\"refund\":\"cash\"}",
            "{\"office\":\"information_centre\",\"refund\":\"bank\"}");
  }

  @Test
  void manyAtOnceSayItTooAndReopeningForgetsIt() throws Exception {
    start(TestServer.JUNE);
    FactChange finishing =
        FactChange.finishStep(GRADUATING, "information_centre", new StepDone("cash"));
    assertThat(hall.facts("f-1", new FactChanges(List.of(finishing))).status()).isEqualTo(200);
    assertThat(counter(GRADUATING)).isEqualTo(Progress.OPEN);
    String path = step(GRADUATING, "information_centre");
    assertThat(hall.send("DELETE", path, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(hall.send("PUT", path, null, NO_HEADERS).status()).isEqualTo(204);
    assertThat(counter(GRADUATING)).isEqualTo(Progress.NOT_NEEDED);
  }

  @Test
  void whatTheStudentCannotChooseIsRefusedAndNothingIsFinished() throws Exception {
    start(TestServer.JUNE);
    int before = server.rows("office_step");
    refused(
        finish(WITH_A_DEFERRAL, CASH),
        ProblemType.REFUND_NOT_OFFERED,
        "to choose from today: none");
    refused(finish(GRADUATING, "{\"refund\":\"gold\"}"), ProblemType.FACT_UNFIT, "bank or cash");
    refused(finish(GRADUATING, "[1]"), ProblemType.MALFORMED, "");
    SourceSystem library = SourceSystem.add(server, SourceSystem.ofOffice("library"));
    refused(
        library.send("PUT", step(GRADUATING, "library"), CASH, NO_HEADERS),
        ProblemType.FACT_UNFIT,
        "information_centre alone");
    assertThat(server.rows("office_step")).isEqualTo(before);
  }

  @Test
  void cashIsRefusedOutsideTheWindowUnlessItWasChosenWithinIt() throws Exception {
    start("2012-06-21T09:00+08:00");
    refused(finish(GRADUATING, CASH), ProblemType.REFUND_NOT_OFFERED, "to choose from today: bank");
    assertThat(finish(GRADUATING, BANK).status()).isEqualTo(204);
    server.read(
        handle ->
            handle.execute("UPDATE student SET refund = 'cash' WHERE number = ?", GRADUATING));
    assertThat(finish(GRADUATING, CASH).status()).isEqualTo(204);
  }

  @Test
  void aRefundThatNoChangeTakesIsAMistakeAndNotLeftOut() throws Exception {
    start(TestServer.JUNE);
    FactChange reopening =
        new FactChange(
            FactChange.Op.REOPEN_STEP,
            GRADUATING,
            null,
            "information_centre",
            null,
            null,
            null,
            null,
            null,
            "cash");
    Terminal.Reply reply = hall.facts("f-2", new FactChanges(List.of(reopening)));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("fact-unfit", "refund: goes with finish_step alone");
  }

  @Test
  void whatWasConfirmedAtATerminalStands() throws Exception {
    start(TestServer.JUNE);
    Terminal terminal = server.addTerminal("07");
    String session = terminal.open(GRADUATING).session().id();
    assertThat(terminal.deliver(terminal.event(GRADUATING, session, 1)).status()).isEqualTo(201);
    refused(finish(GRADUATING, CASH), ProblemType.COMPLETION_STANDS, "never undone");
    assertThat(finish(GRADUATING, BANK).status()).isEqualTo(204);
  }

  @Test
  void aBodyOfAnotherKindIsRefusedAndNoneMayBeCalledAnything() throws Exception {
    start(TestServer.JUNE);
    assertThat(sent("text/plain", CASH).status()).isEqualTo(415);
    assertThat(sent("application/json", " ".repeat(65 << 10)).status()).isEqualTo(413);
    assertThat(sent("text/plain", "").status()).isEqualTo(204);
  }

  private Terminal.Reply sent(String mediaType, String body) {
    return hall.sendBody(
        "PUT",
        step(GRADUATING, "information_centre"),
        RequestBody.create(body.getBytes(StandardCharsets.UTF_8), MediaType.get(mediaType)),
        NO_HEADERS);
  }
}
