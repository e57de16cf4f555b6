package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.SourceSystem.NO_HEADERS;
import static org.clearkiosk.server.support.SourceSystem.blocker;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.sources.FactBlocker;
import org.clearkiosk.server.sources.SourceText;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.store.SourceTokens;
import org.clearkiosk.server.support.Completed;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rule N1: a student sees at two platforms on the web what a terminal would show. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class NoticesForPlatformsTest {
  private static final CampusId NORTH = new CampusId("north");
  private static final String STUDENT = "08281001";
  private static final String PLATFORM = "card-platform";

  @Parameter private TestEngine engine;

  private TestServer server;
  private Terminal terminal;
  private SourceSystem platform;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
    platform = withScopes(CampusId.MAIN, PLATFORM, Set.of(SourceScope.NOTICES_READ));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SourceSystem withScopes(CampusId campus, String name, Set<SourceScope> scopes) {
    return SourceSystem.add(
        server,
        new SourceIdentity(
            campus, name, name.replace('-', '_'), "library", Set.of("overdue"), scopes));
  }

  private static String path(String student) {
    return "/v1/students/" + student + "/notice";
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.status()).isEqualTo(type.status());
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
  }

  /** Every look that is noted: who, at whom, and what was told. */
  private List<String> noted() {
    return server.read(
        handle ->
            handle
                .select(
                    "SELECT campus || ' ' || actor || ' ' || subject || ' ' || detail"
                        + " FROM audit_entry WHERE action = 'notice_read' ORDER BY position")
                .mapTo(String.class)
                .list());
  }

  @Test
  void itIsWhatATerminalShowsButForTheTicket() {
    for (String student : List.of(STUDENT, "08281006", "08281010", "08281012", "10120001")) {
      Terminal.Reply reply = platform.get(path(student));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.headers().get("Cache-Control")).isEqualTo("no-store");
      Notice told = reply.as(Notice.class);
      Notice shown = terminal.open(student).notice();
      assertThat(told.ticket()).isNull();
      assertThat(shown.ticket() == null ? told : told.with(shown.ticket())).isEqualTo(shown);
      assertThat(reply.body())
          .doesNotContain("60" + student)
          .doesNotContain("5008281001")
          .doesNotContain("\"" + student.substring(2) + "\"")
          .doesNotContain("林致远", "周小满", "唐子墨", "高望舒");
    }
    assertThat(server.rows("hall_ticket")).as("the terminal's alone").isOne();
  }

  @Test
  void itIsJudgedForTheMoment() {
    String postgraduate = "10120001";
    Notice before = platform.get(path(postgraduate)).as(Notice.class);
    assertThat(before.verdict()).isEqualTo(Verdict.NOT_YET);
    assertThat(before.offices()).isEmpty();
    server.time().pass(Duration.ofDays(21));
    assertThat(platform.get(path(postgraduate)).as(Notice.class).verdict())
        .isEqualTo(Verdict.CLEAR);
    assertThat(ownStep(platform.get(path(postgraduate)).as(Notice.class)))
        .extracting(OfficeBox::finishedHere, OfficeBox::next)
        .containsExactly(true, true);
    server.time().pass(Duration.ofDays(21));
    Notice late = platform.get(path(postgraduate)).as(Notice.class);
    assertThat(late.verdict()).isEqualTo(Verdict.CLOSED);
    leadsToTheHall(late);
  }

  @Test
  void whatIsInTheWayIsToldInItsSourcesOwnWords() {
    SourceSystem library = SourceSystem.add(server, SourceSystem.identity("library"));
    Text words = new Text("《天工开物》还没还", "A book on loan: The Works of Heaven");
    SourceText sent = new SourceText(words.zh(), words.en());
    FactBlocker given = new FactBlocker("overdue", BigDecimal.valueOf(150), "TP312", sent);
    assertThat(
            library.send("PUT", blocker(STUDENT, "loan-1"), Json.write(given), NO_HEADERS).status())
        .isEqualTo(204);
    Notice told = platform.get(path(STUDENT)).as(Notice.class);
    assertThat(told.verdict()).isEqualTo(Verdict.HALL);
    assertThat(told.reasons()).hasSize(1);
    leadsToTheHall(told);
    Reason reason = told.reasons().get(0);
    assertThat(reason.kind()).isEqualTo("overdue");
    assertThat(reason.found()).isEqualTo(words);
    assertThat(reason.amountFen()).isEqualTo(150);
    assertThat(reason.item()).isEqualTo("TP312");

    assertThat(library.lift(STUDENT, "loan-1").status()).isEqualTo(204);
    assertThat(platform.get(path(STUDENT)).as(Notice.class).verdict()).isEqualTo(Verdict.CLEAR);
  }

  /** What a platform shows of the step must not send a student to a terminal that cannot help. */
  private static void leadsToTheHall(Notice told) {
    OfficeBox step = ownStep(told);
    assertThat(step.next()).isTrue();
    assertThat(step.finishedHere()).isFalse();
    assertThat(String.valueOf(step.detail())).doesNotContain("这台机器", "this terminal");
    Hall hall = Objects.requireNonNull(told.hall());
    assertThat(hall).isEqualTo(TestServer.POLICY.hall());
    assertThat(Objects.requireNonNull(step.place()).zh())
        .contains(hall.name().zh(), hall.place().zh());
  }

  @Test
  void withoutAStatusTheNoticeLeadsToTheCollege() {
    server.read(
        handle -> handle.execute("UPDATE student SET status = NULL WHERE number = ?", STUDENT));
    Notice told = platform.get(path(STUDENT)).as(Notice.class);
    assertThat(told.verdict()).isEqualTo(Verdict.NO_STATUS);
    assertThat(told.statusName()).isNull();
    OfficeBox step = ownStep(told);
    assertThat(step.finishedHere()).isFalse();
    assertThat(step.place()).isEqualTo(new Text("院系", "College"));
  }

  private static OfficeBox ownStep(Notice told) {
    return told.offices().stream()
        .filter(box -> box.office().equals(TestServer.POLICY.officeFinishedHere()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoIsDoneIsToldSo() {
    assertThat(progressOfTheStep()).isEqualTo(Progress.OPEN);
    String session = terminal.open(STUDENT).session().id();
    Receipt receipt = terminal.deliver(terminal.event(STUDENT, session, 1)).as(Receipt.class);
    assertThat(progressOfTheStep()).isEqualTo(Progress.DONE);
    Notice told = platform.get(path(STUDENT)).as(Notice.class);
    assertThat(told.statusName()).isEqualTo(new Text("正常毕业", "Graduating"));
    assertThat(told.verdict()).isEqualTo(Verdict.ALREADY_DONE);
    assertThat(told.receipt()).isEqualTo(receipt);
  }

  private Progress progressOfTheStep() {
    return ownStep(platform.get(path(STUDENT)).as(Notice.class)).progress();
  }

  @Test
  void whoMayNotReadItIsToldNothing() {
    Set<SourceScope> others = EnumSet.complementOf(EnumSet.of(SourceScope.NOTICES_READ));
    SourceSystem library = withScopes(CampusId.MAIN, "library", others);
    refused(library.get(path(STUDENT)), ProblemType.NOT_ALLOWED);
    refused(library.get(path("08289999")), ProblemType.NOT_ALLOWED);
    refused(
        SourceSystem.showing(server, Secrets.token()).get(path(STUDENT)),
        ProblemType.SOURCE_UNKNOWN);
    // a terminal's certificate is no token
    refused(terminal.get(path(STUDENT)), ProblemType.SOURCE_UNKNOWN);
    refused(platform.put(STUDENT, "a", "overdue"), ProblemType.NOT_ALLOWED);
    refused(platform.get("/v1/feed"), ProblemType.NOT_ALLOWED);
    server.read(
        handle -> SourceTokens.revoke(handle, CampusId.MAIN, PLATFORM, server.time().instant()));
    Terminal.Reply revoked = platform.get(path(STUDENT));
    refused(revoked, ProblemType.SOURCE_UNKNOWN);
    assertThat(revoked.headers().get("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(noted()).isEmpty();
  }

  @Test
  void headPassesTheSameGateAndIsALook() throws IOException {
    assertThat(head(Secrets.token())).isEqualTo(401);
    assertThat(head(token("reader", SourceScope.FEED_READ))).isEqualTo(403);
    assertThat(noted()).isEmpty();
    assertThat(head(token("web", SourceScope.NOTICES_READ))).isEqualTo(200);
    assertThat(noted()).containsExactly("main source/web 08281001 {\"verdict\":\"clear\"}");
  }

  private String token(String name, SourceScope scope) {
    String token = Secrets.token();
    Instant now = server.time().instant();
    SourceIdentity identity =
        new SourceIdentity(CampusId.MAIN, name, name, null, Set.of(), Set.of(scope));
    server.read(
        handle ->
            SourceTokens.add(
                handle, identity, Secrets.digest(token), now.plus(Duration.ofDays(1)), now));
    return token;
  }

  /** The document says of HEAD what it says of GET, so nothing is held against it here. */
  private int head(String token) throws IOException {
    Request request =
        new Request.Builder()
            .url(server.url() + path(STUDENT))
            .header("Authorization", "Bearer " + token)
            .head()
            .build();
    try (Response response = server.client().newCall(request).execute()) {
      return response.code();
    }
  }

  @Test
  void anotherCampussStudentIsNoOne() throws Exception {
    try (Database beside = Database.open(server.folder(), server.address())) {
      Completed.prepare(beside, NORTH);
    }
    SourceSystem north = withScopes(NORTH, PLATFORM, Set.of(SourceScope.NOTICES_READ));
    refused(north.get(path("08281002")), ProblemType.SUBJECT_UNKNOWN);
    // of the same number, and another person: named by one letter there, which is hidden
    assertThat(north.get(path(STUDENT)).as(Notice.class).maskedName()).isEqualTo("*");
    assertThat(platform.get(path(STUDENT)).as(Notice.class).maskedName()).isEqualTo("林*远");
    assertThat(noted())
        .containsExactly(
            "north source/card-platform 08281001 {\"verdict\":\"no_status\"}",
            "main source/card-platform 08281001 {\"verdict\":\"clear\"}");
  }

  @Test
  void whoIsUnknownIsTheSameWhateverTheNumber() {
    String body = platform.get(path("08289999")).body();
    for (String number : List.of("08289999", "0", "0".repeat(21), "08281001'", "x_y", "林")) {
      Terminal.Reply reply = platform.get(path(number));
      refused(reply, ProblemType.SUBJECT_UNKNOWN);
      assertThat(reply.body()).isEqualTo(body);
    }
    assertThat(noted()).isEmpty();
  }

  @Test
  void everyLookIsNotedAndWhatCannotBeNotedIsNotTold() {
    platform.get(path(STUDENT));
    platform.get(path(STUDENT));
    platform.get(path("08281002"));
    assertThat(noted())
        .containsExactly(
            "main source/card-platform 08281001 {\"verdict\":\"clear\"}",
            "main source/card-platform 08281001 {\"verdict\":\"clear\"}",
            "main source/card-platform 08281002 {\"verdict\":\"hall\"}");

    server.read(handle -> handle.execute("ALTER TABLE audit_head RENAME TO audit_head_away"));
    Terminal.Reply reply = platform.get(path(STUDENT));
    refused(reply, ProblemType.INTERNAL);
    assertThat(reply.body()).doesNotContain("maskedName");
    server.read(handle -> handle.execute("ALTER TABLE audit_head_away RENAME TO audit_head"));
    assertThat(platform.get(path(STUDENT)).status()).isEqualTo(200);
  }

  @Test
  void aPlatformKeepsToThePaceOfItsToken() {
    for (int request = 0; request < 200; request++) {
      assertThat(platform.get(path("08289999")).status()).isEqualTo(404);
    }
    Terminal.Reply tooFast = platform.get(path(STUDENT));
    refused(tooFast, ProblemType.TOO_MANY_REQUESTS);
    assertThat(tooFast.headers().get("Retry-After")).isEqualTo("1");
    assertThat(noted()).isEmpty();
    server.time().pass(Duration.ofSeconds(1));
    assertThat(platform.get(path(STUDENT)).status()).isEqualTo(200);
  }
}
