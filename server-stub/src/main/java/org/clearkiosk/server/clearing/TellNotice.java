package org.clearkiosk.server.clearing;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.Sessions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Tells the notice of an open session once more (N1). */
public final class TellNotice {
  private final Jdbi reading;
  private final Notices notices;
  private final BusinessClock clock;

  TellNotice(Jdbi reading, Notices notices, BusinessClock clock) {
    this.reading = reading;
    this.notices = notices;
    this.clock = clock;
  }

  /** Tells the notice of a session's student. */
  public Answer<Notice> tell(String terminal, String session) {
    return reading.inTransaction(handle -> tell(handle, terminal, session));
  }

  private Answer<Notice> tell(Handle handle, String terminal, String id) {
    OffsetDateTime now = clock.now();
    Optional<Sessions.Entry> session =
        Sessions.find(handle, id, terminal).filter(entry -> entry.openAt(now.toInstant()));
    if (session.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.SESSION_ENDED));
    }
    if (session.get().passwordAt() == null) {
      return Answer.refused(Refusal.of(ProblemType.PASSWORD_NEEDED));
    }
    return Answer.given(notices.of(handle, session.get().student(), now));
  }
}
