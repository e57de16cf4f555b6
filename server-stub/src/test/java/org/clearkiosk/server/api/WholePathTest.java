package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** From the challenge to the receipt, and every way to be turned away before it. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class WholePathTest {
  @Parameter private TestEngine engine;

  private static final String STUDENT = "08281001";
  private static final String CARD = "6008281001";

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
  void aStudentWithNothingInTheWayClears() {
    Today today = terminal.today();
    assertThat(today.terminal()).isEqualTo("07");
    assertThat(today.now()).isEqualTo("2012-06-12T09:00+08:00");

    Session session = terminal.tap(STUDENT).as(Session.class);
    assertThat(session.maskedName()).isEqualTo("林*远");
    assertThat(session.triesLeft()).isEqualTo(5);
    assertThat(session.expiresAt()).isEqualTo("2012-06-12T12:10+08:00");

    Notice notice = terminal.password(session.id(), "281001").as(Notice.class);
    assertThat(notice.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(notice.cardFen()).isEqualTo(1880);
    assertThat(notice.networkFen()).isEqualTo(4000);
    assertThat(notice.mergedFen()).isEqualTo(5880);
    assertThat(terminal.get("/v1/sessions/" + session.id() + "/notice").as(Notice.class))
        .isEqualTo(notice);

    server.time().pass(Duration.ofSeconds(40));
    Terminal.Reply reply = terminal.deliver(terminal.event(STUDENT, session.id(), 38));
    assertThat(reply.status()).isEqualTo(201);
    Receipt receipt = reply.as(Receipt.class);
    assertThat(receipt.number()).isEqualTo("0612-07-0038");
    assertThat(receipt.completedAt()).isEqualTo("2012-06-12T09:00:40+08:00");
    assertThat(Objects.requireNonNull(receipt.next()).office()).isEqualTo("dormitories");

    Notice after = terminal.get("/v1/sessions/" + session.id() + "/notice").as(Notice.class);
    assertThat(after.verdict()).isEqualTo(Verdict.ALREADY_DONE);
    assertThat(after.receipt()).isEqualTo(receipt);
    assertThat(terminal.send("DELETE", "/v1/sessions/" + session.id(), null, "").status())
        .isEqualTo(204);
    assertThat(server.completions(STUDENT)).isEqualTo(1);
    assertThat(libraryBorrowingAllowed()).isZero();
    assertThat(refund()).isEqualTo("bank");
  }

  private int libraryBorrowingAllowed() {
    return server.read(
        handle ->
            handle
                .select(
                    "SELECT allowed FROM card_right WHERE card = ? AND service = ?",
                    CARD,
                    "library_borrowing")
                .mapTo(int.class)
                .one());
  }

  private String refund() {
    return server.read(
        handle ->
            handle
                .select("SELECT refund FROM student WHERE number = ?", STUDENT)
                .mapTo(String.class)
                .one());
  }

  @Test
  void aChallengeServesOnce() {
    SessionRequest request = terminal.proof(terminal.challenge(CARD), CARD);
    assertThat(terminal.post("/v1/sessions", request).status()).isEqualTo(201);
    refused(terminal.post("/v1/sessions", request), ProblemType.CHALLENGE_SPENT);
  }

  @Test
  void aWrongProofSpendsTheChallengeToo() {
    Challenge challenge = terminal.challenge(CARD);
    SessionRequest wrong = new SessionRequest.WithProof(challenge.id(), "0".repeat(32));
    refused(terminal.post("/v1/sessions", wrong), ProblemType.PROOF_WRONG);
    refused(
        terminal.post("/v1/sessions", terminal.proof(challenge, CARD)),
        ProblemType.CHALLENGE_SPENT);
  }

  @Test
  void aChallengeEndsAfterThirtySeconds() {
    SessionRequest request = terminal.proof(terminal.challenge(CARD), CARD);
    SessionRequest late = terminal.proof(terminal.challenge(CARD), CARD);
    server.time().pass(Duration.ofMillis(29_999));
    assertThat(terminal.post("/v1/sessions", request).status()).isEqualTo(201);
    server.time().pass(Duration.ofMillis(1));
    refused(terminal.post("/v1/sessions", late), ProblemType.CHALLENGE_SPENT);
  }

  @Test
  void aChallengeServesOnlyTheTerminalThatAsked() {
    SessionRequest request = terminal.proof(terminal.challenge(CARD), CARD);
    refused(server.addTerminal("08").post("/v1/sessions", request), ProblemType.CHALLENGE_SPENT);
    assertThat(terminal.post("/v1/sessions", request).status()).isEqualTo(201);
  }

  @Test
  void aTerminalHasAtMostEightChallenges() {
    SessionRequest first = terminal.proof(terminal.challenge(CARD), CARD);
    server.time().pass(Duration.ofMillis(1));
    SessionRequest second = terminal.proof(terminal.challenge(CARD), CARD);
    for (int i = 0; i < 7; i++) {
      server.time().pass(Duration.ofMillis(1));
      terminal.challenge(CARD);
    }
    assertThat(server.rows("challenge")).isEqualTo(8);
    refused(terminal.post("/v1/sessions", first), ProblemType.CHALLENGE_SPENT);
    assertThat(terminal.post("/v1/sessions", second).status()).isEqualTo(201);
  }

  @Test
  void anUnknownCardIsToldSoOnlyAfterARightProof() {
    String unknown = "6099999999";
    refused(
        terminal.post("/v1/sessions", terminal.proof(terminal.challenge(unknown), unknown)),
        ProblemType.CARD_UNKNOWN);
    refused(
        terminal.post(
            "/v1/sessions",
            new SessionRequest.WithProof(terminal.challenge(unknown).id(), "0".repeat(32))),
        ProblemType.PROOF_WRONG);
  }

  @Test
  void aLostCardIsToldSoOnlyAfterARightProof() {
    String lost = "6008281011";
    refused(terminal.tap("08281011"), ProblemType.CARD_LOST);
    refused(
        terminal.post(
            "/v1/sessions",
            new SessionRequest.WithProof(terminal.challenge(lost).id(), "0".repeat(32))),
        ProblemType.PROOF_WRONG);
  }

  @Test
  void nothingIsShownBeforeThePassword() {
    Session session = terminal.tap(STUDENT).as(Session.class);
    refused(terminal.get("/v1/sessions/" + session.id() + "/notice"), ProblemType.PASSWORD_NEEDED);
    refused(terminal.deliver(terminal.event(STUDENT, session.id(), 1)), ProblemType.EVENT_MISFIT);
  }

  @Test
  void aSessionBelongsToItsTerminal() {
    String session = terminal.open(STUDENT).session().id();
    Terminal other = server.addTerminal("08");
    String path = "/v1/sessions/" + session;
    refused(other.get(path + "/notice"), ProblemType.SESSION_ENDED);
    refused(other.password(session, "281001"), ProblemType.SESSION_ENDED);
    refused(other.send("DELETE", path, null, ""), ProblemType.SESSION_ENDED);
    refused(other.deliver(other.event(STUDENT, session, 1)), ProblemType.EVENT_MISFIT);
    CompletionEvent event = terminal.event(STUDENT, session, 1);
    refused(other.deliver(event), ProblemType.EVENT_MISFIT);
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
  }

  @Test
  void aSessionOutlivesWhatATerminalGivesAndEndsThen() {
    String session = terminal.open(STUDENT).session().id();
    server.time().pass(Duration.ofHours(3));
    assertThat(terminal.password(session, "281001").status()).isEqualTo(200);
    server.time().pass(Duration.ofMinutes(10));
    refused(terminal.get("/v1/sessions/" + session + "/notice"), ProblemType.SESSION_ENDED);
    refused(terminal.password(session, "281001"), ProblemType.SESSION_ENDED);
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    Problem problem = reply.as(Problem.class);
    assertThat(problem.type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
    assertThat(reply.headers().get("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
  }
}
