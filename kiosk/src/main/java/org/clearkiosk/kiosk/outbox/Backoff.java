package org.clearkiosk.kiosk.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long each time, with a part left to chance so that
 * many terminals do not come back at the same moment.
 *
 * @param first the wait after the first failure
 * @param longest no wait is longer
 * @param chance where the chance comes from
 */
record Backoff(Duration first, Duration longest, RandomGenerator chance) {
  private static final int MOST_DOUBLINGS = 20;

  /**
   * The wait.
   *
   * @param failures how often it has failed in a row, at least 1
   * @return between half and all of the doubled wait
   */
  Duration after(int failures) {
    long whole = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long bounded = Math.min(whole, longest.toMillis());
    return Duration.ofMillis(bounded / 2 + chance.nextLong(bounded / 2 + 1));
  }

  /** The wait that a server asked for, and a little by chance on top. */
  Duration asked(int seconds) {
    return Duration.ofSeconds(seconds).plusMillis(chance.nextLong(first.toMillis() + 1));
  }
}
