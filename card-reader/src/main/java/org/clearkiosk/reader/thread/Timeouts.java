package org.clearkiosk.reader.thread;

import java.time.Duration;

/** How long a card may be waited for. */
public final class Timeouts {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Timeouts() {}

  /**
   * Checks how long reading a card, or its proof, may take in all.
   *
   * @throws IllegalArgumentException when it is not above 0 and up to 30 s
   */
  public static void check(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A timeout is above 0 and up to 30 s: " + timeout);
    }
  }
}
