package org.clearkiosk.kiosk.app;

import java.util.function.Consumer;
import java.util.function.Function;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.kiosk.outbox.DeliveryListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells the flow what became of the confirmation that a student is waiting for. The sender may be
 * quicker than the word that the confirmation is kept, so the latest outcome is remembered.
 */
final class DeliveryEvents implements DeliveryListener {
  private final Consumer<Event> flow;
  private @Nullable Expected expected;
  private @Nullable Outcome early;

  DeliveryEvents(Consumer<Event> flow) {
    this.flow = flow;
  }

  private record Expected(String id, Attempt attempt) {}

  private record Outcome(String id, Function<Attempt, Event> event) {}

  /** A student waits for this confirmation, and for none before it. */
  synchronized void expect(String id, Attempt attempt) {
    Outcome outcome = early;
    early = null;
    if (outcome != null && outcome.id().equals(id)) {
      flow.accept(outcome.event().apply(attempt));
    } else {
      expected = new Expected(id, attempt);
    }
  }

  @Override
  public void delivered(String id, Receipt receipt) {
    outcome(new Outcome(id, attempt -> new Event.Delivered(attempt, receipt)));
  }

  @Override
  public void refused(String id, Failure failure) {
    outcome(new Outcome(id, attempt -> new Event.DeliveryRefused(attempt, failure)));
  }

  private synchronized void outcome(Outcome outcome) {
    if (expected != null && expected.id().equals(outcome.id())) {
      flow.accept(outcome.event().apply(expected.attempt()));
      expected = null;
    } else {
      early = outcome;
    }
  }
}
