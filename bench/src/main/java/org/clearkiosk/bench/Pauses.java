package org.clearkiosk.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass where that is what is wanted: between two taps. */
final class Pauses {
  private Pauses() {}

  static void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
