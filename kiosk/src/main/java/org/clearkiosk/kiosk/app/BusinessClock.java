package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;

/**
 * The server's business time between two words of the server. This machine's own clock plays no
 * part: only time that has passed does. It is behind by the time that the word was under way, never
 * ahead.
 */
final class BusinessClock {
  private final LongSupplier nanoseconds;
  private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();

  /**
   * @param nanoseconds a monotonic clock as {@link System#nanoTime()}
   */
  BusinessClock(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  private record Reading(Today today, long at) {}

  /** Takes the server's word, which has just come. */
  void set(Today today) {
    latest.set(new Reading(today, nanoseconds.getAsLong()));
  }

  /** The business time now, to the millisecond; empty while the server has not been heard of. */
  Optional<OffsetDateTime> now() {
    return Optional.ofNullable(latest.get())
        .map(
            reading ->
                reading
                    .today()
                    .now()
                    .plus(Duration.ofNanos(nanoseconds.getAsLong() - reading.at()))
                    .truncatedTo(ChronoUnit.MILLIS));
  }

  /** The latest word of the server; empty while there was none. */
  Optional<Today> today() {
    return Optional.ofNullable(latest.get()).map(Reading::today);
  }
}
