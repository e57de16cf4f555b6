package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.server.support.SourceSystem.NO_HEADERS;
import static org.clearkiosk.server.support.SourceSystem.blocker;
import static org.clearkiosk.server.support.SourceSystem.requestId;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import okhttp3.Headers;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.identity.Secrets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** What source systems may say, one thing a request. Time passes between the tests. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class SourceSystemsTest {
  private static final CampusId NORTH = new CampusId("north");

  private static TestServer server;

  /** The server of this engine runs already. */
  SourceSystemsTest(TestEngine engine) {}

  @BeforeParameterizedClassInvocation
  static void start(TestEngine engine, @TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
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

  private static int blockers(CampusId campus, String source) {
    return server.read(
        handle ->
            handle
                .select(
                    "SELECT count(*) FROM blocker WHERE campus = ? AND source = ?",
                    campus.value(),
                    source)
                .mapTo(int.class)
                .one());
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
  void whatIsSoAlreadyIsAnsweredAlikeAndLeavesNoTrace() {
    SourceSystem library = library("twice");
    Terminal.Reply first = library.put("08281002", "a", "overdue");
    Terminal.Reply second = library.put("08281002", "a", "overdue");
    assertThat(second.status()).isEqualTo(204);
    assertThat(second.headers().get("ETag")).isEqualTo(first.headers().get("ETag")).isNotNull();
    assertThat(library.lift("08281002", "a").status()).isEqualTo(204);
    assertThat(library.lift("08281002", "a").status()).isEqualTo(204);
    assertThat(noted(library, "blocker_given")).isOne();
    assertThat(noted(library, "blocker_lifted")).isOne();
  }

  @Test
  void aSourceTouchesNothingOfAnothers() throws Exception {
    SourceSystem library = library("own");
    SourceSystem other = library("other");
    assertThat(library.put("08281002", "same-id", "overdue").status()).isEqualTo(204);
    assertThat(other.lift("08281002", "same-id").status()).isEqualTo(204);
    assertThat(blockers(CampusId.MAIN, "own")).isOne();

    refused(library.put("08281002", "b", "switch_on_loan"), ProblemType.NOT_ALLOWED);
    String finance = "/v1/students/08281002/offices/finance";
    refused(library.send("PUT", finance, null, NO_HEADERS), ProblemType.NOT_ALLOWED);
    refused(library.send("DELETE", finance, null, NO_HEADERS), ProblemType.NOT_ALLOWED);
    String lost = "{\"state\":\"lost\"}";
    refused(
        library.send("PUT", "/v1/cards/6008281002/state", lost, NO_HEADERS),
        ProblemType.NOT_ALLOWED);
    refused(library.get("/v1/feed"), ProblemType.NOT_ALLOWED);

    try (Database beside = Database.open(server.folder(), server.address())) {
      Completed.prepare(beside, NORTH);
    }
    SourceIdentity there =
        new SourceIdentity(
            NORTH, "own", "own", null, Set.of("overdue"), Set.of(SourceScope.BLOCKERS_WRITE));
    SourceSystem north = SourceSystem.add(server, there);
    refused(north.put("08281002", "c", "overdue"), ProblemType.SUBJECT_UNKNOWN);
    assertThat(north.put("08281001", "c", "overdue").status()).isEqualTo(204);
    assertThat(north.lift("08281002", "same-id").status()).isEqualTo(404);
    assertThat(blockers(NORTH, "own")).isOne();
    assertThat(blockers(CampusId.MAIN, "own")).isOne();
  }

  @Test
  void noTokenAWrongOneAnEndedOneAndARevokedOneAreToldApartByNoOne() {
    SourceSystem library = library("ending");
    assertThat(library.put("08281002", "d", "overdue").status()).isEqualTo(204);
    server.read(
        handle -> SourceTokens.revoke(handle, CampusId.MAIN, "ending", server.time().instant()));
    Terminal.Reply revoked = library.lift("08281002", "d");
    Terminal.Reply wrong = SourceSystem.showing(server, Secrets.token()).lift("08281002", "d");
    refused(revoked, ProblemType.SOURCE_UNKNOWN);
    assertThat(wrong.body()).isEqualTo(revoked.body());
    assertThat(wrong.headers().get("WWW-Authenticate")).isEqualTo("Bearer");
    refused(
        SourceSystem.showing(server, "x".repeat(5_000)).lift("08281002", "d"),
        ProblemType.SOURCE_UNKNOWN);
    SourceSystem ended = library("ended");
    server.time().pass(Duration.ofDays(365));
    assertThat(ended.lift("08281002", "d").body()).isEqualTo(revoked.body());
    assertThat(blockers(CampusId.MAIN, "ending")).isOne();
  }

  @Test
  void anAddressThatGuessesHasToWaitAndIsHeardAgain() {
    server.time().pass(Duration.ofMinutes(2));
    SourceSystem library = library("guessed");
    for (int guess = 0; guess < 20; guess++) {
      refused(
          SourceSystem.showing(server, Secrets.token()).lift("08281002", "e"),
          ProblemType.SOURCE_UNKNOWN);
    }
    Terminal.Reply locked = SourceSystem.showing(server, Secrets.token()).lift("08281002", "e");
    refused(locked, ProblemType.SOURCE_LOCKED);
    int seconds = Integer.parseInt(String.valueOf(locked.headers().get("Retry-After")));
    assertThat(seconds).isBetween(1, 3);
    refused(library.lift("08281002", "e"), ProblemType.SOURCE_LOCKED);
    server.time().pass(Duration.ofSeconds(seconds));
    assertThat(library.lift("08281002", "e").status()).isEqualTo(204);
    server.time().pass(Duration.ofMinutes(2));
  }

  @Test
  void aTokenThatAsksTooFastHasToWaitAndTheOthersNeedNot() {
    SourceSystem fast = library("fast");
    SourceSystem calm = library("calm");
    for (int request = 0; request < 200; request++) {
      assertThat(fast.get("/v1/feed").status()).isEqualTo(403);
    }
    Terminal.Reply tooFast = fast.get("/v1/feed");
    refused(tooFast, ProblemType.TOO_MANY_REQUESTS);
    assertThat(tooFast.headers().get("Retry-After")).isEqualTo("1");
    assertThat(calm.lift("08281002", "f").status()).isEqualTo(204);
    server.time().pass(Duration.ofSeconds(1));
    assertThat(fast.lift("08281002", "f").status()).isEqualTo(204);
  }

  @Test
  void aRequestOfTheSameIdIsAnsweredAsTheFirstTimeAndDoesNothing() {
    SourceSystem library = library("idempotent");
    String path = blocker("08281002", "g");
    String overdue = "{\"kind\":\"overdue\"}";
    Terminal.Reply first = library.send("PUT", path, overdue, requestId("r-1"));
    assertThat(first.status()).isEqualTo(204);
    // lifted since: a request that comes again late must not bring it back
    assertThat(library.lift("08281002", "g").status()).isEqualTo(204);
    Terminal.Reply again = library.send("PUT", path, " " + overdue, requestId("r-1"));
    assertThat(again.status()).isEqualTo(204);
    assertThat(again.headers().get("ETag")).isEqualTo(first.headers().get("ETag"));
    assertThat(blockers(CampusId.MAIN, "idempotent")).isZero();
    refused(
        library.send("PUT", path, "{\"kind\":\"lab_fee\"}", requestId("r-1")),
        ProblemType.IDEMPOTENCY_KEY_REUSED);
    refused(
        library.send("PUT", blocker("08281003", "g"), overdue, requestId("r-1")),
        ProblemType.IDEMPOTENCY_KEY_REUSED);
    refused(
        library.send("DELETE", path, null, requestId("r-1")), ProblemType.IDEMPOTENCY_KEY_REUSED);
    refused(
        library.send("PUT", path, overdue, requestId("r 1")), ProblemType.IDEMPOTENCY_KEY_UNFIT);
    // another token's ids are its own
    assertThat(library("neighbour").send("DELETE", path, null, requestId("r-1")).status())
        .isEqualTo(204);
    server.time().pass(Duration.ofHours(25));
    assertThat(library.send("PUT", path, overdue, requestId("r-1")).status()).isEqualTo(204);
    assertThat(blockers(CampusId.MAIN, "idempotent")).isOne();
  }

  @Test
  void aRequestThatWasOvertakenIsRefusedWhereItSaysWhatItExpects() {
    SourceSystem library = library("ordered");
    String path = blocker("08281002", "h");
    Headers none = Headers.of("If-None-Match", "*");
    String first = "{\"kind\":\"overdue\",\"amountFen\":100}";
    String second = "{\"kind\":\"overdue\",\"amountFen\":200}";
    Terminal.Reply given = library.send("PUT", path, first, none);
    Headers asFirst = Headers.of("If-Match", String.valueOf(given.headers().get("ETag")));
    Terminal.Reply changed = library.send("PUT", path, second, asFirst);
    assertThat(changed.status()).isEqualTo(204);
    Headers asSecond = Headers.of("If-Match", String.valueOf(changed.headers().get("ETag")));

    refused(library.send("PUT", path, first, none), ProblemType.CHANGED_MEANWHILE);
    refused(library.send("PUT", path, first, asFirst), ProblemType.CHANGED_MEANWHILE);
    refused(library.send("DELETE", path, null, asFirst), ProblemType.CHANGED_MEANWHILE);
    assertThat(library.send("DELETE", path, null, asSecond).status()).isEqualTo(204);
    refused(library.send("PUT", path, second, asFirst), ProblemType.CHANGED_MEANWHILE);
    assertThat(blockers(CampusId.MAIN, "ordered")).isZero();
  }
}
