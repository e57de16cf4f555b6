package org.clearkiosk.kiosk.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the oldest pending confirmation, once; used by one thread. */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** So many answers that may be the event's own fault, before it makes way for those behind it. */
  static final int PATIENCE_WITH_ONE = 20;

  /** How long a parked event is left alone, in seconds. */
  static final long PARKED_SECONDS = 3600;

  private final Outbox outbox;
  private final CentralServer server;
  private final DeliveryListener listener;
  private final Backoff backoff;
  private final LongSupplier businessSeconds;
  private int failures;
  private String suspect = "";
  private int suspicions;

  Delivery(
      Outbox outbox,
      CentralServer server,
      DeliveryListener listener,
      Backoff backoff,
      LongSupplier businessSeconds) {
    this.outbox = outbox;
    this.server = server;
    this.listener = listener;
    this.backoff = backoff;
    this.businessSeconds = businessSeconds;
  }

  /**
   * What to do next.
   *
   * @param delay how long to wait before the next try; zero for at once
   * @param untilNew whether there is nothing to deliver: wait for a new confirmation
   * @param patient whether the server asked for this wait: then no news shortens it
   */
  record Next(Duration delay, boolean untilNew, boolean patient) {
    static final Next AT_ONCE = new Next(Duration.ZERO, false, false);
    static final Next WHEN_NEW = new Next(Duration.ZERO, true, false);
  }

  Next once() {
    try {
      Optional<PendingEvent> oldest = outbox.firstDue(businessSeconds.getAsLong() - PARKED_SECONDS);
      return oldest.isPresent() ? deliver(oldest.get()) : Next.WHEN_NEW;
    } catch (OutboxException e) {
      LOG.error("The outbox cannot be read or written; what is in it stays there", e);
      return new Next(backoff.after(++failures), false, false);
    }
  }

  private Next deliver(PendingEvent pending) throws OutboxException {
    Answer<Receipt> answer = server.complete(pending.event());
    if (answer instanceof Answer.Ok<Receipt> ok) {
      outbox.delivered(pending.id(), ok.value().number(), businessSeconds.getAsLong());
      failures = 0;
      listener.delivered(pending.id(), ok.value());
      return Next.AT_ONCE;
    }
    if (answer instanceof Answer.Refused<Receipt> refused
        && refused.type().filter(ProblemType.FOR_GOOD::contains).isPresent()) {
      outbox.refused(pending.id(), refused.problem().type(), businessSeconds.getAsLong());
      failures = 0;
      LOG.warn("Event {} was refused for good: {}", pending.id(), refused);
      listener.refused(pending.id(), refused.failure());
      return Next.AT_ONCE;
    }
    if (mayBeItsOwnFault(answer) && makesWay(pending)) {
      outbox.parked(pending.id(), reason(answer), businessSeconds.getAsLong());
      failures = 0;
      LOG.error("Event {} is parked, it is tried again in an hour: {}", pending.id(), answer);
      return Next.AT_ONCE;
    }
    failures++;
    LOG.info("Event {} waits: {}, {} in a row", pending.id(), answer, failures);
    return answer instanceof Answer.Busy<Receipt> busy
        ? new Next(backoff.asked(busy.retryAfterSeconds()), false, true)
        : new Next(backoff.after(failures), false, false);
  }

  /**
   * Whether the server may fail at this very event: it did answer, and the answer neither takes the
   * event nor refuses it, nor speaks of the terminal or of the server's load.
   */
  private static boolean mayBeItsOwnFault(Answer<Receipt> answer) {
    return answer instanceof Answer.Failed
        || answer instanceof Answer.Nonsense
        || answer instanceof Answer.Refused;
  }

  /**
   * Whether an event has to make way: the server has answered it so again and again, and answers
   * other requests well. One that was parked before makes way at once.
   */
  private boolean makesWay(PendingEvent pending) {
    if (!suspect.equals(pending.id())) {
      suspect = pending.id();
      suspicions = 0;
    }
    suspicions++;
    boolean enough = pending.parked() || suspicions >= PATIENCE_WITH_ONE;
    return enough && server.today() instanceof Answer.Ok;
  }

  private static String reason(Answer<Receipt> answer) {
    return ((Answer.NoAnswer<Receipt>) answer).failure().code().code();
  }
}
