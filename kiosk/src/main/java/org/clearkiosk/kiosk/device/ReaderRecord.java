package org.clearkiosk.kiosk.device;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.clearkiosk.clearance.model.FailureCode;
import org.jspecify.annotations.Nullable;

/** What was last heard of one reader. Written on the reader's thread, read on any. */
final class ReaderRecord {
  private final String name;
  private final LongSupplier nanoseconds;
  private @Nullable String system;
  private boolean heard;
  private @Nullable FailureCode trouble;
  private @Nullable String lastResult;
  private long lastAt;

  ReaderRecord(String name, LongSupplier nanoseconds) {
    this.name = name;
    this.nanoseconds = nanoseconds;
  }

  synchronized void ready(String systemName) {
    heard = true;
    system = systemName;
    trouble = null;
  }

  synchronized void lost(FailureCode why) {
    heard = true;
    system = null;
    trouble = why;
  }

  synchronized void card(String result) {
    lastResult = result;
    lastAt = nanoseconds.getAsLong();
  }

  synchronized ReaderStanding standing() {
    String result = lastResult;
    return new ReaderStanding(
        name,
        system,
        heard,
        trouble,
        result == null
            ? null
            : new ReaderStanding.LastCard(
                Duration.ofNanos(nanoseconds.getAsLong() - lastAt), result));
  }
}
