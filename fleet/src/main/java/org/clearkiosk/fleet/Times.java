package org.clearkiosk.fleet;

import java.util.Arrays;

/** How long one thing took, many times. Safe for many threads. */
final class Times {
  private static final double NANOSECONDS_IN_A_MILLISECOND = 1e6;

  private long[] nanoseconds = new long[1024];
  private int count;

  /** Adds a time in nanoseconds. */
  synchronized void add(long time) {
    if (count == nanoseconds.length) {
      nanoseconds = Arrays.copyOf(nanoseconds, 2 * count);
    }
    nanoseconds[count++] = time;
  }

  /**
   * Percentiles by nearest rank, in milliseconds; all 0 where nothing was timed.
   *
   * @param count how many times there are
   */
  record Percentiles(int count, double p50, double p90, double p99, double most) {}

  /** The percentiles of what was added up to now. */
  Percentiles percentiles() {
    long[] ascending;
    synchronized (this) {
      ascending = Arrays.copyOf(nanoseconds, count);
    }
    Arrays.sort(ascending);
    return new Percentiles(
        ascending.length,
        at(ascending, 0.5),
        at(ascending, 0.9),
        at(ascending, 0.99),
        at(ascending, 1));
  }

  private static double at(long[] ascending, double part) {
    if (ascending.length == 0) {
      return 0;
    }
    int rank = Math.max(1, (int) Math.ceil(part * ascending.length));
    return ascending[rank - 1] / NANOSECONDS_IN_A_MILLISECOND;
  }
}
