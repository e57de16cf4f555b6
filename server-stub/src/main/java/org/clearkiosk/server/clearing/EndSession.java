package org.clearkiosk.server.clearing;

import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.TerminalIdentity;

/** Ends a session when the card has gone. */
public final class EndSession {
  private final GroupCommit writer;
  private final BusinessClock clock;

  EndSession(GroupCommit writer, BusinessClock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /** Ends a session; one that has ended stays as it is. */
  public CompletableFuture<Answer<Boolean>> end(TerminalIdentity terminal, String session) {
    return writer.submit(
        Orders.session(terminal.campus(), session),
        handle -> {
          if (Sessions.find(handle, session, terminal).isEmpty()) {
            return Answer.refused(Refusal.of(ProblemType.SESSION_ENDED));
          }
          Sessions.end(handle, terminal.campus(), session, clock.now().toInstant());
          return Answer.given(true);
        });
  }
}
