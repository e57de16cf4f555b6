package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.support.TestTls;
import org.clearkiosk.server.tls.CertificationRequest;
import org.clearkiosk.server.tls.ServerIdentity;
import org.clearkiosk.server.tls.TerminalAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a certificate is worth: looked at for every request, whatever the connection. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class TerminalCertificateTest {
  private static final TerminalIdentity SEVEN = new TerminalIdentity(CampusId.MAIN, "07");

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(folder, TestServer.JUNE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void revokedAtOnceAlsoOnAConnectionThatIsOpen() {
    Terminal terminal = server.addTerminal("07");
    assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
    int connections = terminal.connections();
    assertThat(
            server.<Boolean>read(
                handle -> Terminals.revoke(handle, SEVEN, server.time().instant())))
        .isTrue();
    refused(terminal.get("/v1/today"), ProblemType.TERMINAL_REVOKED);
    refused(
        terminal.post("/v1/challenges", new ChallengeRequest("6008281001", 1)),
        ProblemType.TERMINAL_REVOKED);
    assertThat(terminal.connections()).as("the same connection").isEqualTo(connections);
  }

  @Test
  void endsAlsoOnAConnectionThatIsOpen() {
    Terminal terminal = server.addTerminal("07");
    assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
    int connections = terminal.connections();
    server.time().pass(TerminalAuthority.LIFETIME);
    refused(terminal.get("/v1/today"), ProblemType.CERTIFICATE_EXPIRED);
    assertThat(terminal.connections()).as("the same connection").isEqualTo(connections);
  }

  @Test
  void oneThatIsNotOnRecordServesNoOneThoughTheAuthoritySignedIt() throws Exception {
    TerminalKey key = TerminalKey.make();
    CertificationRequest request = CertificationRequest.read(key.request()).orElseThrow();
    TerminalAuthority authority = ServerIdentity.authority(server.folder().tls(), Instant.now());
    X509Certificate certificate = authority.issue(request, "main", "07", server.time().instant());
    server.addTerminal("07");
    refused(
        terminal(server.client(), key, List.of(certificate)).get("/v1/today"),
        ProblemType.TERMINAL_UNKNOWN);
  }

  @Test
  void anotherAuthoritysEndsTheHandshake(@TempDir Path elsewhere) throws Exception {
    TerminalKey key = TerminalKey.make();
    CertificationRequest request = CertificationRequest.read(key.request()).orElseThrow();
    TerminalAuthority other = ServerIdentity.authority(elsewhere, Instant.now());
    // it bears the same name, so the client does show it
    X509Certificate certificate = other.issue(request, "main", "07", server.time().instant());
    server.addTerminal("07");
    assertNoAnswer(
        () ->
            terminal(server.client(), key, List.of(certificate, other.certificate()))
                .get("/v1/today"));
    assertThat(server.stranger().get("/v1/today").status()).isEqualTo(401);
  }

  @Test
  void theServersOwnCertificateIsNoTerminals() throws Exception {
    var keys =
        ServerIdentity.open(server.folder().tls(), List.of(), Instant.now())
            .keyStore("test".toCharArray());
    TestTls.Shown shown =
        new TestTls.Shown(
            (PrivateKey) keys.getKey("server", "test".toCharArray()),
            List.of((X509Certificate) keys.getCertificate("server")));
    assertNoAnswer(
        () ->
            new Terminal(TestTls.showing(server.client(), shown), server.url(), "07")
                .get("/v1/today"));
  }

  @Test
  void oneTerminalIsNotAnother() {
    Terminal seven = server.addTerminal("07");
    Terminal eight = server.addTerminal("08");
    String session = seven.open("08281001").session().id();
    refused(eight.get("/v1/sessions/" + session + "/notice"), ProblemType.SESSION_ENDED);
    refused(eight.deliver(seven.event("08281001", session, 1)), ProblemType.EVENT_MISFIT);
  }

  private Terminal terminal(OkHttpClient client, TerminalKey key, List<X509Certificate> chain)
      throws Exception {
    return new Terminal(
        TestTls.showing(client, new TestTls.Shown(key.pair().getPrivate(), chain)),
        server.url(),
        "07");
  }

  /** In TLS 1.3 the client hears of it when it reads: an alert, or a connection that is gone. */
  private static void assertNoAnswer(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
  }
}
