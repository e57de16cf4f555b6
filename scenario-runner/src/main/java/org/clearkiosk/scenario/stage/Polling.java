package org.clearkiosk.scenario.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what tells no one when it has come: rows in a file. */
final class Polling {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Polling() {}

  /** Looks again and again; false when it has not come within the limit. */
  static boolean until(BooleanSupplier there, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return true;
  }
}
