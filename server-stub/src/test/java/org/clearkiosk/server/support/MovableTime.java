package org.clearkiosk.server.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when a test says so: as a monotonic timer and as real time. */
public final class MovableTime implements InstantSource {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanoseconds = new AtomicLong();

  /** Lets time pass. */
  public void pass(Duration time) {
    nanoseconds.addAndGet(time.toNanos());
  }

  /** As {@link System#nanoTime}. */
  public long nanoTime() {
    return nanoseconds.get();
  }

  @Override
  public Instant instant() {
    return ORIGIN.plusNanos(nanoseconds.get());
  }
}
