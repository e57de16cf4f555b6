package org.clearkiosk.kiosk.app;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often something took how long, to about a tenth: durations are counted in classes, each of
 * which is an eighth of a doubling wide. Safe for use by many threads.
 */
final class DurationCounts {
  private static final int CLASSES_OF_A_DOUBLING = 8;
  private static final int DOUBLINGS = 36;
  private static final long NANOSECONDS_OF_A_MICROSECOND = 1_000;

  private final AtomicLongArray counts = new AtomicLongArray(DOUBLINGS * CLASSES_OF_A_DOUBLING + 1);

  /** Counts a duration; what is longer than a day counts as a day. */
  void add(long nanoseconds) {
    counts.incrementAndGet(classOf(nanoseconds / NANOSECONDS_OF_A_MICROSECOND));
  }

  private int classOf(long microseconds) {
    if (microseconds < 1) {
      return 0;
    }
    double doublings = Math.log((double) microseconds) / Math.log(2);
    return Math.min(counts.length() - 1, (int) Math.ceil(doublings * CLASSES_OF_A_DOUBLING));
  }

  /** How many took at most so many microseconds, and more than those before it. */
  Map<Long, Long> byMicroseconds() {
    Map<Long, Long> classes = new TreeMap<>();
    for (int i = 0; i < counts.length(); i++) {
      long count = counts.get(i);
      if (count > 0) {
        classes.merge(
            (long) Math.ceil(Math.pow(2, (double) i / CLASSES_OF_A_DOUBLING)), count, Long::sum);
      }
    }
    return classes;
  }
}
