package org.clearkiosk.server.terminals;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.TerminalCertificates;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.tls.Fingerprints;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Knows terminals by the certificates that they show, by what is on record at the moment of each
 * request: a connection that was opened before a certificate ended or was revoked is worth nothing
 * after it.
 */
public final class Recognition {
  private final Jdbi reading;
  private final GroupCommit writer;
  private final InstantSource realTime;

  Recognition(Jdbi reading, GroupCommit writer, InstantSource realTime) {
    this.reading = reading;
    this.writer = writer;
    this.realTime = realTime;
  }

  /**
   * The terminal that shows a certificate; or why none.
   *
   * @param certificate signed by this server's authority, as the TLS handshake made sure
   */
  public Answer<TerminalIdentity> of(X509Certificate certificate) {
    Answer<TerminalCertificates.Entry> found =
        writer
            .readBetweenWrites(handle -> look(handle, certificate, realTime.instant()))
            .orElseGet(
                () -> reading.withHandle(handle -> look(handle, certificate, realTime.instant())));
    if (found instanceof Answer.Refused<TerminalCertificates.Entry> refused) {
      return Answer.refused(refused.refusal());
    }
    TerminalCertificates.Entry entry = ((Answer.Given<TerminalCertificates.Entry>) found).value();
    if (!entry.used()) {
      String digest = Fingerprints.of(certificate);
      // nobody waits for it: until it is kept, each request asks for it again
      CompletableFuture<Boolean> unused =
          writer.submitToWriter(
              Orders.terminal(entry.terminal()),
              handle -> {
                TerminalCertificates.used(handle, entry.terminal(), digest, realTime.instant());
                return true;
              });
    }
    return Answer.given(entry.terminal());
  }

  /** What is on record of a certificate that serves; or why it serves no one. */
  static Answer<TerminalCertificates.Entry> look(
      Handle handle, X509Certificate certificate, Instant now) {
    Optional<TerminalCertificates.Entry> found =
        TerminalCertificates.find(handle, Fingerprints.of(certificate));
    if (found.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.TERMINAL_UNKNOWN));
    }
    TerminalCertificates.Entry entry = found.get();
    if (entry.ended()) {
      return Answer.refused(Refusal.of(ProblemType.TERMINAL_REVOKED));
    }
    boolean runs =
        now.isBefore(entry.expiresAt()) && !now.isBefore(certificate.getNotBefore().toInstant());
    return runs ? Answer.given(entry) : Answer.refused(Refusal.of(ProblemType.CERTIFICATE_EXPIRED));
  }
}
