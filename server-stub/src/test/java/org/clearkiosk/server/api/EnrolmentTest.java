package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.server.store.TerminalCertificates;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.terminals.EnrolmentCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** How a terminal gets its certificate, and how no one else does. Over real TLS. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class EnrolmentTest {
  private static final TerminalIdentity SEVEN = new TerminalIdentity(CampusId.MAIN, "07");

  @Parameter private TestEngine engine;

  private TestServer server;
  private TerminalKey key;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    key = TerminalKey.make();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCodeGivesOneCertificateToTheKeyThatAskedAndNamesTheTerminalItself() throws Exception {
    String code = server.invite("07");
    // whatever the request says of a name is ignored
    TerminalCertificate given =
        enrol(code, key.request("CN=08,O=north")).as(TerminalCertificate.class);
    X509Certificate certificate = TerminalKey.certificate(given.certificate());
    assertThat(certificate.getPublicKey()).isEqualTo(key.pair().getPublic());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=07,O=main");
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getSubjectAlternativeNames())
        .contains(List.of(6, "urn:clearance-kiosk:terminal:main:07"));
    certificate.verify(TerminalKey.certificate(given.authority()).getPublicKey());
    assertThat(given.terminal()).isEqualTo("07");
    assertThat(given.nextSequence()).isEqualTo(1);
    assertThat(Duration.between(server.time().instant(), given.expiresAt().toInstant()))
        .isBetween(Duration.ofDays(399), Duration.ofDays(400));
    assertThat(key.terminal(server.client(), server.url(), given).today().terminal())
        .isEqualTo("07");

    refused(enrol(code, TerminalKey.make().request()), ProblemType.ENROLMENT_REFUSED);
    assertThat(server.rows("terminal_certificate")).isEqualTo(1);
    assertThat(server.rows("enrolment_code")).isZero();
  }

  @Test
  void aCodeEndsAndALaterOneReplacesIt() {
    String first = server.invite("07");
    String second = server.invite("07");
    refused(enrol(first, key.request()), ProblemType.ENROLMENT_REFUSED);
    server.time().pass(Duration.ofHours(24));
    refused(enrol(second, key.request()), ProblemType.ENROLMENT_REFUSED);
    assertThat(enrol(server.invite("07"), key.request()).status()).isEqualTo(201);
  }

  @Test
  void wrongCodesLockTheirAddressAndARestartForgetsNothing() throws Exception {
    for (int i = 0; i < 4; i++) {
      refused(enrol(EnrolmentCode.random().text(), key.request()), ProblemType.ENROLMENT_REFUSED);
    }
    locked(enrol("no code at all", key.request()), 15);
    String right = server.invite("07");
    locked(enrol(right, key.request()), 15);
    server.restart();
    locked(enrol(right, key.request()), 15);
    server.time().pass(Duration.ofSeconds(15));
    assertThat(enrol(right, key.request()).status()).isEqualTo(201);
    for (int i = 0; i < 4; i++) {
      enrol(EnrolmentCode.random().text(), key.request());
    }
    locked(enrol(EnrolmentCode.random().text(), key.request()), 30);
  }

  @Test
  void aRequestForAnotherKindOfKeyIsRefusedAndTheCodeStaysGood() {
    String code = server.invite("07");
    for (String request :
        List.of(
            TerminalKey.rsa().request(),
            TerminalKey.ofCurve("secp384r1").request(),
            key.requestForgedWith(TerminalKey.make()),
            "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
            "-----BEGIN CERTIFICATE REQUEST-----")) {
      refused(enrol(code, request), ProblemType.CERTIFICATION_REQUEST_UNFIT);
    }
    Terminal terminal = TerminalKey.enrol(server.client(), server.url(), code);
    refused(
        terminal.post("/v1/enrolments/renewal", new RenewalRequest(TerminalKey.rsa().request())),
        ProblemType.CERTIFICATION_REQUEST_UNFIT);
  }

  @Test
  void whatIsNoRequestIsMalformedOrTooLarge() {
    Terminal stranger = server.stranger();
    String json = "application/json";
    for (String body :
        List.of(
            "{}",
            "{\"code\":\"\",\"request\":\"" + escaped(key.request()) + "\"}",
            "{\"code\":\"" + "A".repeat(65) + "\",\"request\":\"" + escaped(key.request()) + "\"}",
            "{\"code\":\"A\",\"request\":\"-----BEGIN CERTIFICATE-----\"}",
            "{\"code\":\"A\",\"request\":\"" + escaped(key.request()) + " ".repeat(4096) + "\"}")) {
      refused(stranger.send("POST", "/v1/enrolments", body, json), ProblemType.MALFORMED);
    }
    refused(
        stranger.post(
            "/v1/enrolments", RequestBody.create(" ".repeat(64 * 1024 + 1), MediaType.get(json))),
        ProblemType.TOO_LARGE);
    assertThat(server.rows("enrolment_lockout")).isZero();
  }

  @Test
  void theNextCertificateServesBesideTheLastUntilItIsUsed() {
    Terminal terminal = server.addTerminal("07");
    assertThat(terminal.today().terminal()).isEqualTo("07");
    Terminal unused = renew(terminal, TerminalKey.make());
    Terminal next = renew(terminal, key);
    // the answer to the first renewal was lost, or never kept: it is no longer of use
    refused(unused.get("/v1/today"), ProblemType.TERMINAL_UNKNOWN);
    assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
    assertThat(next.get("/v1/today").status()).isEqualTo(200);
    Await.until("the last certificate has ended", () -> terminal.get("/v1/today").status() == 401);
    refused(terminal.get("/v1/today"), ProblemType.TERMINAL_REVOKED);
    refused(
        terminal.post("/v1/enrolments/renewal", new RenewalRequest(key.request())),
        ProblemType.TERMINAL_REVOKED);
    assertThat(next.get("/v1/today").status()).isEqualTo(200);
  }

  @Test
  void anotherMachineTakesTheTerminalsPlaceAndGoesOnCounting() {
    Terminal old = server.addTerminal("07");
    String session = old.open("08281001").session().id();
    assertThat(old.deliver(old.event("08281001", session, 38)).status()).isEqualTo(201);
    String code = server.invite("07");
    assertThat(old.get("/v1/today").status()).isEqualTo(200);
    TerminalCertificate given = enrol(code, key.request()).as(TerminalCertificate.class);
    assertThat(given.nextSequence()).isEqualTo(39);
    Terminal machine = key.terminal(server.client(), server.url(), given);
    assertThat(machine.get("/v1/today").status()).isEqualTo(200);
    Await.until("the old machine is refused", () -> old.get("/v1/today").status() == 401);
    Optional<Instant> until = server.read(handle -> TerminalCertificates.expiry(handle, SEVEN));
    assertThat(until).contains(given.expiresAt().toInstant());
  }

  /** The old one may renew at any hour, also while the new one is carried to its place. */
  @Test
  void aRenewalOfTheOldMachineTakesNothingFromTheNewOne() throws Exception {
    Terminal old = server.addTerminal("07");
    assertThat(old.get("/v1/today").status()).isEqualTo(200);
    TerminalKey replaced = TerminalKey.make();
    Terminal never =
        replaced.terminal(
            server.client(),
            server.url(),
            enrol(server.invite("07"), replaced.request()).as(TerminalCertificate.class));
    TerminalCertificate given =
        enrol(server.invite("07"), key.request()).as(TerminalCertificate.class);
    Terminal machine = key.terminal(server.client(), server.url(), given);
    Terminal renewed = renew(old, TerminalKey.make());
    assertThat(renewed.get("/v1/today").status()).isEqualTo(200);
    Await.until("the renewed one serves alone", () -> old.get("/v1/today").status() == 401);
    refused(never.get("/v1/today"), ProblemType.TERMINAL_UNKNOWN);

    assertThat(machine.get("/v1/today").status()).isEqualTo(200);
    Await.until("the old machine is refused", () -> renewed.get("/v1/today").status() == 401);
    refused(renewed.get("/v1/today"), ProblemType.TERMINAL_REVOKED);
  }

  @Test
  void whoTakesAPlaceWhoseNumbersAreAllGivenOutIsToldThatThereIsNoNext() {
    Terminal old = server.addTerminal("07");
    String session = old.open("08281001").session().id();
    CompletionEvent last = old.event("08281001", session, SequenceRange.GREATEST);
    assertThat(last.sequence()).isEqualTo("9999999998");
    assertThat(old.deliver(last).status()).isEqualTo(201);
    TerminalCertificate given =
        enrol(server.invite("07"), key.request()).as(TerminalCertificate.class);
    assertThat(given.nextSequence()).isEqualTo(9_999_999_999L);
  }

  private Terminal renew(Terminal terminal, TerminalKey next) {
    TerminalCertificate given =
        terminal
            .post("/v1/enrolments/renewal", new RenewalRequest(next.request()))
            .as(TerminalCertificate.class);
    assertThat(given.terminal()).isEqualTo("07");
    return next.terminal(server.client(), server.url(), given);
  }

  private Terminal.Reply enrol(String code, String request) {
    return server.stranger().post("/v1/enrolments", new EnrolmentRequest(code, request));
  }

  private static String escaped(String text) {
    return text.replace("\r", "").replace("\n", "\\n");
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
  }

  private static void locked(Terminal.Reply reply, int seconds) {
    refused(reply, ProblemType.ENROLMENT_LOCKED);
    assertThat(reply.headers().get("Retry-After")).isEqualTo(Integer.toString(seconds));
  }
}
