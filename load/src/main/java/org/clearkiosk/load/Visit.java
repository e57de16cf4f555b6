package org.clearkiosk.load;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;

/** A student before a terminal, with the query password given: the notice is on the screen. */
public final class Visit {
  private final Terminal terminal;
  private final CardHolder holder;
  private final String session;
  private final Notice notice;
  private final OffsetDateTime then;
  private final long thenNanoseconds;

  Visit(Terminal terminal, CardHolder holder, String session, Notice notice, Today today) {
    this.terminal = terminal;
    this.holder = holder;
    this.session = session;
    this.notice = notice;
    this.then = today.now();
    this.thenNanoseconds = System.nanoTime();
  }

  /** Where. */
  public Terminal terminal() {
    return terminal;
  }

  /** The session's id. */
  public String session() {
    return session;
  }

  /** What was shown. */
  public Notice notice() {
    return notice;
  }

  /**
   * Touches the confirmation now: gives it an id, the terminal's next sequence number and the
   * server's business time. A student who is sent to the hall confirms too: the server refuses.
   */
  public Confirmation confirm() {
    OffsetDateTime now =
        then.plus(Duration.ofNanos(System.nanoTime() - thenNanoseconds))
            .truncatedTo(ChronoUnit.MILLIS);
    return new Confirmation(
        CompletionEvent.of(
            UuidCreator.getTimeOrderedEpoch().toString(),
            terminal.number(),
            terminal.nextSequence(),
            holder.number(),
            now,
            new CompletionEvent.Data(session, Rules.POLICY.officeFinishedHere(), refund())));
  }

  private @Nullable Refund refund() {
    Outcome outcome = notice.outcome();
    List<Refund> choices = outcome == null ? List.of() : outcome.refundChoices();
    return choices.isEmpty() || notice.mergedFen() == 0 ? null : choices.get(0);
  }

  @Override
  public String toString() {
    return "Visit[]";
  }
}
