package org.clearkiosk.server.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.EnrolmentCodes;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.TerminalCertificates;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.tls.Fingerprints;
import org.clearkiosk.server.tls.ServerIdentity;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What was let in before a terminal was revoked gives it nothing once it is. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class RevokedMeanwhileTest {
  private static final TerminalIdentity SEVEN = new TerminalIdentity(CampusId.MAIN, "07");
  private static final long PATIENCE_SECONDS = 60;
  private static final String USED = "terminal_certificate WHERE used_at IS NOT NULL";

  @Parameter private TestEngine engine;

  private TestServer server;
  private Database database;
  private GroupCommit writer;
  private TerminalActs acts;
  private TerminalKey key;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    database = Database.open(server.folder(), server.address());
    writer = new GroupCommit(database::openWriter, 8, server.time());
    acts =
        new TerminalActs(
            database.reading(),
            writer,
            ServerIdentity.authority(server.folder().tls(), Instant.now()),
            server.time());
    key = TerminalKey.make();
  }

  @AfterEach
  void stop() {
    writer.close();
    database.close();
    server.close();
  }

  @Test
  void aRenewalThatWasLetInBeforeTheRevocationIsRefusedAfterIt() throws Exception {
    X509Certificate stolen = enrol(key);
    TerminalIdentity letIn = letIn(stolen);
    revoke();
    assertThat(refusal(renew(letIn, stolen, key))).isEqualTo(ProblemType.TERMINAL_REVOKED);
    assertThat(server.rows("terminal_certificate")).isEqualTo(1);
    assertThat(server.rows("audit_entry WHERE action = 'terminal_certificate_renewed'")).isZero();

    String code = server.invite("07");
    assertThat(acts.recognition().of(stolen)).isInstanceOf(Answer.Refused.class);
    // nor when the terminal may have certificates again, but not for this one
    assertThat(refusal(renew(letIn, stolen, key))).isEqualTo(ProblemType.TERMINAL_REVOKED);
    X509Certificate next = enrol(TerminalKey.make(), code);
    assertThat(letIn(next)).isEqualTo(SEVEN);
    assertThat(acts.recognition().of(stolen)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aRenewalThatWaitsForTheRevocationIsRefused() throws Exception {
    X509Certificate stolen = enrol(key);
    TerminalIdentity letIn = letIn(stolen);
    Await.until("its first use is kept", () -> server.rows(USED) == 1);
    try (Handle operator = database.openWriter()) {
      operator.begin();
      assertThat(Terminals.revoke(operator, SEVEN, server.time().instant())).isTrue();
      CompletableFuture<Answer<TerminalCertificate>> renewal =
          acts.enrolment().renew(letIn, stolen, new RenewalRequest(key.request()));
      Await.until("the writer has taken it", () -> writer.waiting() == 0);
      operator.commit();
      assertThat(refusal(renewal)).isEqualTo(ProblemType.TERMINAL_REVOKED);
    }
  }

  @Test
  void aRenewalByACertificateThatAnotherHasReplacedIsRefused() throws Exception {
    X509Certificate old = enrol(key);
    TerminalIdentity letIn = letIn(old);
    Await.until("its first use is kept", () -> server.rows(USED) == 1);
    X509Certificate next = enrol(TerminalKey.make(), server.invite("07"));
    assertThat(letIn(next)).isEqualTo(SEVEN);
    Await.until("so is the next one's", () -> server.rows(USED) == 2);
    assertThat(refusal(renew(letIn, old, key))).isEqualTo(ProblemType.TERMINAL_REVOKED);
    assertThat(acts.recognition().of(next)).isInstanceOf(Answer.Given.class);
  }

  @Test
  void anEnrolmentOfARevokedTerminalIsRefusedThoughTheCodeIsThere() throws Exception {
    enrol(key);
    revoke();
    EnrolmentCode code = EnrolmentCode.random();
    Instant now = server.time().instant();
    server.read(
        handle -> {
          EnrolmentCodes.give(handle, SEVEN, code.digest(), now, now.plusSeconds(60));
          return true;
        });
    assertThat(refusal(asked(key, code.text()))).isEqualTo(ProblemType.ENROLMENT_REFUSED);
    assertThat(server.rows("terminal_certificate")).isEqualTo(1);
  }

  @Test
  void whatARevocationDidNotMeetDoesNotComeToLifeWithAnotherCode() throws Exception {
    X509Certificate stolen = enrol(key);
    revoke();
    // as a server of an earlier version may have left it
    server.read(
        handle ->
            handle.execute(
                "UPDATE terminal_certificate SET ended_at = NULL WHERE digest = ?",
                Fingerprints.of(stolen)));
    server.invite("07");
    assertThat(acts.recognition().of(stolen)).isInstanceOf(Answer.Refused.class);
    boolean ended =
        server.read(
            handle ->
                TerminalCertificates.find(handle, Fingerprints.of(stolen)).orElseThrow().ended());
    assertThat(ended).isTrue();
  }

  private void revoke() {
    boolean known = server.read(handle -> Terminals.revoke(handle, SEVEN, server.time().instant()));
    assertThat(known).isTrue();
  }

  private TerminalIdentity letIn(X509Certificate certificate) {
    return given(acts.recognition().of(certificate));
  }

  private X509Certificate enrol(TerminalKey of) throws Exception {
    return enrol(of, server.invite("07"));
  }

  private X509Certificate enrol(TerminalKey of, String code) throws Exception {
    TerminalCertificate given = given(asked(of, code).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    return TerminalKey.certificate(given.certificate());
  }

  private CompletableFuture<Answer<TerminalCertificate>> asked(TerminalKey of, String code) {
    return acts.enrolment().enrol("192.0.2.1", new EnrolmentRequest(code, of.request()));
  }

  private CompletableFuture<Answer<TerminalCertificate>> renew(
      TerminalIdentity terminal, X509Certificate shown, TerminalKey next) {
    return acts.enrolment().renew(terminal, shown, new RenewalRequest(next.request()));
  }

  private static <T> T given(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<T>) answer).value();
  }

  private static ProblemType refusal(CompletableFuture<Answer<TerminalCertificate>> asked)
      throws Exception {
    Answer<TerminalCertificate> answer = asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    Refusal refusal = ((Answer.Refused<TerminalCertificate>) answer).refusal();
    return refusal.type();
  }
}
