package org.clearkiosk.reader.pn532;

import java.util.function.BooleanSupplier;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.ReaderListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener, in the order that {@link ReaderEvent} promises; nothing once it is closed.
 */
final class Reporter {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

  private final ReaderListener listener;
  private final BooleanSupplier closed;
  private @Nullable ReaderEvent status;
  private @Nullable String device;
  private @Nullable CardRead card;

  Reporter(ReaderListener listener, BooleanSupplier closed) {
    this.listener = listener;
    this.closed = closed;
  }

  /** The card that arrived and has not left. */
  @Nullable CardRead card() {
    return card;
  }

  void ready(String on) {
    device = on;
    status = new ReaderEvent.ReaderReady(on);
    LOG.info("{}", status);
    emit(status);
  }

  /** Unless it was lost for the same reason before. */
  void lost(Why why) {
    left();
    boolean known = status instanceof ReaderEvent.ReaderLost before && before.why() == why;
    if (!known) {
      ReaderEvent lost = new ReaderEvent.ReaderLost(device, why);
      status = lost;
      LOG.info("{}", lost);
      emit(lost);
    }
  }

  /** In place of the card that lay there, if one did. */
  void arrived(CardRead read) {
    left();
    card = read;
    emit(new ReaderEvent.CardArrived(read));
  }

  /** If a card lay there. */
  void left() {
    if (card != null) {
      card = null;
      emit(new ReaderEvent.CardLeft());
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
