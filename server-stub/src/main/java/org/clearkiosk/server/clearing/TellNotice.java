package org.clearkiosk.server.clearing;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells the notice of an open session once more (N1). It is answered only after it is on the disk
 * that it was asked for: what cannot be noted is not shown.
 */
public final class TellNotice {
  private final Jdbi reading;
  private final GroupCommit writer;
  private final Notices notices;
  private final HallDesk hall;
  private final BusinessClock clock;

  TellNotice(
      Jdbi reading, GroupCommit writer, Notices notices, HallDesk hall, BusinessClock clock) {
    this.reading = reading;
    this.writer = writer;
    this.notices = notices;
    this.hall = hall;
    this.clock = clock;
  }

  /** Tells the notice of a session's student. */
  public CompletableFuture<Answer<Notice>> tell(TerminalIdentity terminal, String session) {
    OffsetDateTime now = clock.now();
    Answer<Notice> answer = reading.inTransaction(handle -> tell(handle, terminal, session, now));
    if (!(answer instanceof Answer.Given<Notice> given)) {
      return CompletableFuture.completedFuture(answer);
    }
    Notice notice = given.value();
    AuditEvent shown = Noted.shown(terminal, notice);
    return writer.submit(
        Orders.session(terminal.campus(), session),
        (handle, trail) -> {
          trail.note(shown);
          return Answer.given(hall.withTicket(handle, trail, terminal, session, notice, now));
        });
  }

  private Answer<Notice> tell(
      Handle handle, TerminalIdentity terminal, String id, OffsetDateTime now) {
    Optional<Sessions.Entry> session =
        Sessions.find(handle, id, terminal).filter(entry -> entry.openAt(now.toInstant()));
    if (session.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.SESSION_ENDED));
    }
    Optional<Refusal> standing = CardChecks.standing(handle, session.get());
    if (standing.isPresent()) {
      return Answer.refused(standing.get());
    }
    if (session.get().passwordAt() == null) {
      return Answer.refused(Refusal.of(ProblemType.PASSWORD_NEEDED));
    }
    return Answer.given(notices.of(handle, terminal.campus(), session.get().student(), now));
  }
}
