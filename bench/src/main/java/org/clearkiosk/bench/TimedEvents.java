package org.clearkiosk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderListener;
import org.jspecify.annotations.Nullable;

/** What a reader reports, and when, by {@link System#nanoTime}. */
final class TimedEvents implements ReaderListener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<Timed> events = new LinkedBlockingQueue<>();

  private record Timed(ReaderEvent event, long at) {}

  @Override
  public void onEvent(ReaderEvent event) {
    events.add(new Timed(event, System.nanoTime()));
  }

  /** Waits for the next event, which must be of a kind; when it came. */
  long await(Class<? extends ReaderEvent> kind) throws IOException, InterruptedException {
    return next(kind).at;
  }

  /** Waits for the next event, which must be a card in order; when it came. */
  Arrival awaitCard() throws IOException, InterruptedException {
    Timed next = next(ReaderEvent.CardArrived.class);
    if (next.event instanceof ReaderEvent.CardArrived arrived
        && arrived.card() instanceof CardRead.Identified card) {
      return new Arrival(card, next.at);
    }
    throw new IOException("The card was not read, which makes its time worthless: " + next.event);
  }

  /**
   * A card in order.
   *
   * @param at when it was reported
   */
  record Arrival(CardRead.Identified card, long at) {}

  private Timed next(Class<? extends ReaderEvent> kind) throws IOException, InterruptedException {
    @Nullable Timed next = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null || !kind.isInstance(next.event)) {
      throw new IOException(
          "The reader was to report " + kind.getSimpleName() + ", and reported " + next);
    }
    return next;
  }
}
