package org.clearkiosk.server.clearing;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The time by which the rules are applied, in the policy's zone, in whole milliseconds. */
public final class BusinessClock {
  private final ZoneId zone;
  private final Supplier<OffsetDateTime> source;

  private BusinessClock(ZoneId zone, Supplier<OffsetDateTime> source) {
    this.zone = zone;
    this.source = source;
  }

  /**
   * A clock that starts at a given moment and then goes on as a monotonic timer does.
   *
   * @param start what it shows now
   * @param nanoTime the timer, as {@link System#nanoTime}
   */
  public static BusinessClock startingAt(OffsetDateTime start, ZoneId zone, LongSupplier nanoTime) {
    long origin = nanoTime.getAsLong();
    return new BusinessClock(
        zone, () -> start.plus(Duration.ofNanos(nanoTime.getAsLong() - origin)));
  }

  /** The machine's own clock. */
  public static BusinessClock ofMachine(ZoneId zone) {
    Clock clock = Clock.system(zone);
    return new BusinessClock(zone, () -> OffsetDateTime.now(clock));
  }

  /** The same time, as another zone writes it. */
  public BusinessClock in(ZoneId otherZone) {
    return new BusinessClock(otherZone, source);
  }

  /** What time it is. */
  public OffsetDateTime now() {
    return inZone(source.get());
  }

  /** A moment as the policy's zone writes it. */
  public OffsetDateTime inZone(OffsetDateTime moment) {
    return moment.atZoneSameInstant(zone).toOffsetDateTime().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The day on which a moment lies. */
  public LocalDate day(OffsetDateTime moment) {
    return inZone(moment).toLocalDate();
  }
}
