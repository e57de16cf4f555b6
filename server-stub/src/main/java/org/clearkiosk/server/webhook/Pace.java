package org.clearkiosk.server.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When what failed is tried again, and when it is given up.
 *
 * @param first how long to wait after the first failure; each time twice as long
 * @param longest how long at most
 * @param patience how long an event is tried, from its first failure on
 */
record Pace(Duration first, Duration longest, Duration patience) {
  /** Five seconds to an hour, for three days. */
  static final Pace USUAL =
      new Pace(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(3));

  private static final int MOST_DOUBLINGS = 30;

  /**
   * How long to wait, between a half and the whole of its time, so that not all come back at once.
   *
   * @param failures how often it failed, from 1
   */
  Duration after(int failures, RandomGenerator random) {
    long whole = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long bounded = Math.min(whole, longest.toMillis());
    return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
  }
}
