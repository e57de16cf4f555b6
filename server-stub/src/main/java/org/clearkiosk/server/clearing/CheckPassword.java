package org.clearkiosk.server.clearing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.identity.Lockout;
import org.clearkiosk.server.identity.PasswordHash;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.store.Credentials;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.TerminalTries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Checks the query password and, when it is right, tells the notice. */
public final class CheckPassword {
  /** What is compared where a student has no query password: none is right, in the same time. */
  private static final String NO_PASSWORD = PasswordHash.ofNone();

  private final Jdbi reading;
  private final GroupCommit writer;
  private final PasswordWorkers workers;
  private final Notices notices;
  private final HallDesk hall;
  private final BusinessClock clock;
  private final InstantSource realTime;

  CheckPassword(
      Jdbi reading,
      GroupCommit writer,
      PasswordWorkers workers,
      Notices notices,
      HallDesk hall,
      BusinessClock clock,
      InstantSource realTime) {
    this.reading = reading;
    this.writer = writer;
    this.workers = workers;
    this.notices = notices;
    this.hall = hall;
    this.clock = clock;
    this.realTime = realTime;
  }

  /** Which card's tries are counted, and the hash to compare with. */
  private record Stored(String card, String hash) {
    /** Names no card. */
    @Override
    public String toString() {
      return "Stored[]";
    }
  }

  /** Checks the query password of a session's student. */
  public CompletableFuture<Answer<Notice>> check(
      TerminalIdentity terminal, String session, PasswordRequest request) {
    Answer<Stored> found = reading.withHandle(handle -> stored(handle, terminal, session));
    if (found instanceof Answer.Refused<Stored> refused) {
      return CompletableFuture.completedFuture(Answer.refused(refused.refusal()));
    }
    Stored stored = ((Answer.Given<Stored>) found).value();
    String order = Orders.card(terminal.campus(), stored.card());
    return workers
        .compare(stored.hash(), request.password())
        .map(
            comparison ->
                comparison.thenCompose(
                    right ->
                        writer.submit(
                            order,
                            (handle, trail) ->
                                settle(handle, trail, terminal, session, stored, right))))
        .orElseGet(() -> CompletableFuture.completedFuture(Answer.refused(Refusal.busy())));
  }

  private Answer<Stored> stored(Handle handle, TerminalIdentity terminal, String id) {
    Optional<Sessions.Entry> session = openSession(handle, terminal, id, clock.now());
    if (session.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.SESSION_ENDED));
    }
    Instant real = realTime.instant();
    Lockout lockout = Credentials.lockout(handle, terminal.campus(), session.get().card());
    Optional<Refusal> locked = locked(handle, terminal, lockout, real);
    if (locked.isPresent()) {
      return Answer.refused(locked.get());
    }
    return Answer.given(
        new Stored(session.get().card(), hash(handle, terminal, session.get().student())));
  }

  private static String hash(Handle handle, TerminalIdentity terminal, String student) {
    return Credentials.passwordHash(handle, terminal.campus(), student).orElse(NO_PASSWORD);
  }

  /**
   * Counts the try, unless the card has been reported since the session began. The lock is looked
   * at once more: of many tries sent at the same time, those after the fifth wrong one count for
   * nothing, even a right one. The card is locked meanwhile, so that tries at several servers are
   * counted one after the other. Where the desk gave another password since the comparison began,
   * nothing was learnt of either.
   */
  private Answer<Notice> settle(
      Handle handle,
      AuditTrail trail,
      TerminalIdentity terminal,
      String id,
      Stored compared,
      boolean right) {
    OffsetDateTime now = clock.now();
    Optional<Sessions.Entry> session = openSession(handle, terminal, id, now);
    if (session.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.SESSION_ENDED));
    }
    String card = session.get().card();
    Instant real = realTime.instant();
    Lockout lockout = Credentials.lockoutToChange(handle, terminal.campus(), card);
    String student = session.get().student();
    // the card's row is locked by now: a report comes wholly before this or wholly after
    Optional<Refusal> standing = CardChecks.standing(handle, session.get());
    if (standing.isPresent()) {
      trail.note(Noted.turnedAway(terminal, student, standing.get().type()));
      return Answer.refused(standing.get());
    }
    Optional<Refusal> locked = locked(handle, terminal, lockout, real);
    if (locked.isPresent()) {
      return Answer.refused(locked.get());
    }
    if (!hash(handle, terminal, student).equals(compared.hash())) {
      return Answer.refused(Refusal.busy());
    }
    if (!right) {
      Lockout next = lockout.afterWrongTry(real);
      Credentials.keep(handle, terminal.campus(), card, next);
      TerminalTries.count(handle, terminal, real);
      return wrong(trail, terminal, student, next.lockedSeconds(real), next.triesLeft(real));
    }
    Credentials.forget(handle, terminal.campus(), card);
    return Answer.given(shown(handle, trail, session.get(), now));
  }

  private Notice shown(
      Handle handle, AuditTrail trail, Sessions.Entry session, OffsetDateTime now) {
    TerminalIdentity terminal = session.terminal();
    Sessions.passwordGiven(handle, terminal.campus(), session.id(), now.toInstant());
    Notice notice = notices.of(handle, terminal.campus(), session.student(), now);
    trail.note(Noted.shown(terminal, notice));
    return hall.withTicket(handle, trail, terminal, session.id(), notice, now);
  }

  /**
   * Who guesses with many cards meets the terminal's bound, which is far above what students
   * mistype; a right password in between does not lift it.
   */
  private static Optional<Refusal> locked(
      Handle handle, TerminalIdentity terminal, Lockout lockout, Instant real) {
    if (lockout.lockedSeconds(real) > 0) {
      return Optional.of(Refusal.passwordLocked(lockout.lockedSeconds(real)));
    }
    int wait = TerminalTries.waitSeconds(handle, terminal, real);
    return wait > 0 ? Optional.of(Refusal.terminalLocked(wait)) : Optional.empty();
  }

  private static Answer<Notice> wrong(
      AuditTrail trail,
      TerminalIdentity terminal,
      String student,
      int lockedSeconds,
      int triesLeft) {
    if (lockedSeconds > 0) {
      trail.note(Noted.passwordLocked(terminal, student, lockedSeconds));
      return Answer.refused(Refusal.passwordLocked(lockedSeconds));
    }
    trail.note(Noted.passwordWrong(terminal, student, triesLeft));
    return Answer.refused(Refusal.passwordWrong(triesLeft));
  }

  private static Optional<Sessions.Entry> openSession(
      Handle handle, TerminalIdentity terminal, String id, OffsetDateTime now) {
    return Sessions.find(handle, id, terminal).filter(entry -> entry.openAt(now.toInstant()));
  }
}
