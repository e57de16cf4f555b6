package org.clearkiosk.reader.thread;

import java.util.function.BooleanSupplier;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.ReaderListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener, in the order that {@link ReaderEvent} promises; nothing once it is closed.
 */
public final class Reporter {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

  private final ReaderListener listener;
  private final BooleanSupplier closed;
  private @Nullable ReaderEvent status;
  private @Nullable String device;
  private @Nullable CardRead card;

  /**
   * @param closed whether the listener is to hear nothing more
   */
  public Reporter(ReaderListener listener, BooleanSupplier closed) {
    this.listener = listener;
    this.closed = closed;
  }

  /** The card that arrived and has not left. */
  public @Nullable CardRead card() {
    return card;
  }

  /** Whether a read found the card again that arrived and has not left. */
  public boolean isSameCard(CardRead now) {
    return card instanceof Identified one
        && now instanceof Identified other
        && one.profile() == other.profile()
        && one.cardNumber().equals(other.cardNumber())
        && one.keyGeneration() == other.keyGeneration();
  }

  /**
   * The reader is there, unless that was said before.
   *
   * @param on the name under which the operating system knows it
   */
  public void ready(String on) {
    device = on;
    change(new ReaderEvent.ReaderReady(on));
  }

  /** The reader is lost, unless it was for the same reason before. */
  public void lost(Why why) {
    left();
    if (!(status instanceof ReaderEvent.ReaderLost before && before.why() == why)) {
      change(new ReaderEvent.ReaderLost(device, why));
    }
  }

  /** In place of the card that lay there, if one did. */
  public void arrived(CardRead read) {
    left();
    card = read;
    emit(new ReaderEvent.CardArrived(read));
  }

  /** If a card lay there. */
  public void left() {
    if (card != null) {
      card = null;
      emit(new ReaderEvent.CardLeft());
    }
  }

  private void change(ReaderEvent to) {
    if (!to.equals(status)) {
      status = to;
      LOG.info("{}", to);
      emit(to);
    }
  }

  private void emit(ReaderEvent event) {
    if (closed.getAsBoolean()) {
      return;
    }
    try {
      listener.onEvent(event);
    } catch (RuntimeException e) {
      // Without its message, which may hold what the listener knows of a card.
      LOG.error("A listener threw {} at {}.", e.getClass().getName(), e.getStackTrace());
    }
  }
}
