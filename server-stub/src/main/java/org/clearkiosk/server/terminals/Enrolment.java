package org.clearkiosk.server.terminals;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.identity.Lockout;
import org.clearkiosk.server.store.EnrolmentCodes;
import org.clearkiosk.server.store.EnrolmentLockouts;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.TerminalCertificates;
import org.clearkiosk.server.store.TerminalCertificates.Given;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.tls.CertificationRequest;
import org.clearkiosk.server.tls.Fingerprints;
import org.clearkiosk.server.tls.TerminalAuthority;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives terminals their certificates: the first for a one-time code, the next for the last. */
public final class Enrolment {
  private final Jdbi reading;
  private final GroupCommit writer;
  private final TerminalAuthority authority;
  private final InstantSource realTime;

  Enrolment(Jdbi reading, GroupCommit writer, TerminalAuthority authority, InstantSource realTime) {
    this.reading = reading;
    this.writer = writer;
    this.authority = authority;
    this.realTime = realTime;
  }

  /**
   * Gives a certificate for a code. A code serves once; a wrong one is counted by where it came
   * from, and locks that address as wrong query passwords lock a card.
   *
   * @param source the address from which it was asked
   */
  public CompletableFuture<Answer<TerminalCertificate>> enrol(
      String source, EnrolmentRequest request) {
    Instant now = realTime.instant();
    int locked = locked(source, now);
    if (locked > 0) {
      return refused(Refusal.enrolmentLocked(locked));
    }
    Optional<String> digest = EnrolmentCode.typed(request.code()).map(EnrolmentCode::digest);
    Optional<TerminalIdentity> terminal =
        digest.flatMap(
            code -> reading.withHandle(handle -> EnrolmentCodes.find(handle, code, now)));
    if (terminal.isEmpty()) {
      return writer.submit(Orders.enrolment(source), handle -> wrong(handle, source));
    }
    return CertificationRequest.read(request.request())
        .map(read -> issue(terminal.get(), digest.get(), read))
        .orElseGet(() -> refused(Refusal.of(ProblemType.CERTIFICATION_REQUEST_UNFIT)));
  }

  private int locked(String source, Instant now) {
    return reading.withHandle(handle -> EnrolmentLockouts.of(handle, source)).lockedSeconds(now);
  }

  private Answer<TerminalCertificate> wrong(Handle handle, String source) {
    Instant now = realTime.instant();
    Lockout lockout = EnrolmentLockouts.of(handle, source);
    if (lockout.lockedSeconds(now) > 0) {
      return Answer.refused(Refusal.enrolmentLocked(lockout.lockedSeconds(now)));
    }
    Lockout next = lockout.afterWrongTry(now);
    EnrolmentLockouts.keep(handle, source, next, now);
    return Answer.refused(
        next.lockedSeconds(now) > 0
            ? Refusal.enrolmentLocked(next.lockedSeconds(now))
            : Refusal.of(ProblemType.ENROLMENT_REFUSED));
  }

  /** Signed before it is the writer's turn: the writer does not wait for that. */
  private CompletableFuture<Answer<TerminalCertificate>> issue(
      TerminalIdentity terminal, String code, CertificationRequest request) {
    X509Certificate certificate = signed(terminal, request);
    return writer.submit(
        Orders.terminal(terminal),
        (handle, trail) -> {
          Instant now = realTime.instant();
          // locked first: a revocation meanwhile ends what is given here, or nothing is given
          if (!Terminals.lockUnlessRevoked(handle, terminal)
              || !EnrolmentCodes.take(handle, terminal, code, now)) {
            return Answer.refused(Refusal.of(ProblemType.ENROLMENT_REFUSED));
          }
          trail.note(Noted.certificate(terminal, AuditAction.TERMINAL_ENROLLED, certificate));
          return Answer.given(keep(handle, terminal, Given.FOR_A_CODE, certificate, now));
        });
  }

  /**
   * Gives a terminal its next certificate; the one that it uses serves until the next is used.
   *
   * @param shown the one that it uses: whether that still serves is looked at once more before
   *     anything is given, since the terminal may have been revoked since it was let in
   */
  public CompletableFuture<Answer<TerminalCertificate>> renew(
      TerminalIdentity terminal, X509Certificate shown, RenewalRequest request) {
    Optional<CertificationRequest> read = CertificationRequest.read(request.request());
    if (read.isEmpty()) {
      return refused(Refusal.of(ProblemType.CERTIFICATION_REQUEST_UNFIT));
    }
    X509Certificate certificate = signed(terminal, read.get());
    return writer.submit(
        Orders.terminal(terminal),
        (handle, trail) -> {
          Instant now = realTime.instant();
          if (!Terminals.lockUnlessRevoked(handle, terminal)) {
            return Answer.refused(Refusal.of(ProblemType.TERMINAL_REVOKED));
          }
          if (Recognition.look(handle, shown, now)
              instanceof Answer.Refused<TerminalCertificates.Entry> refused) {
            return Answer.refused(refused.refusal());
          }
          trail.note(
              Noted.certificate(terminal, AuditAction.TERMINAL_CERTIFICATE_RENEWED, certificate));
          return Answer.given(keep(handle, terminal, Given.FOR_THE_LAST, certificate, now));
        });
  }

  private X509Certificate signed(TerminalIdentity terminal, CertificationRequest request) {
    return authority.issue(
        request, terminal.campus().value(), terminal.number(), realTime.instant());
  }

  private TerminalCertificate keep(
      Handle handle,
      TerminalIdentity terminal,
      Given given,
      X509Certificate certificate,
      Instant now) {
    Instant until = certificate.getNotAfter().toInstant();
    TerminalCertificates.add(handle, terminal, given, Fingerprints.of(certificate), now, until);
    return new TerminalCertificate(
        terminal.campus().value(),
        terminal.number(),
        Fingerprints.pem(certificate),
        Fingerprints.pem(authority.certificate()),
        until.atOffset(ZoneOffset.UTC),
        Heartbeats.highestSequence(handle, terminal) + 1);
  }

  private static CompletableFuture<Answer<TerminalCertificate>> refused(Refusal refusal) {
    return CompletableFuture.completedFuture(Answer.refused(refusal));
  }
}
