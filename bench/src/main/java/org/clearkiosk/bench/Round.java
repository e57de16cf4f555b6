package org.clearkiosk.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Something done many times, perhaps several at a time.
 *
 * @param elapsed from the first's begin to the last's end, nanoseconds
 * @param each how long each took, nanoseconds; not changed any more
 */
@SuppressWarnings("ArrayRecordComponent") // many numbers, that nobody compares
record Round(long elapsed, long[] each) {
  double perSecond() {
    return each.length * 1e9 / elapsed;
  }

  /** The rate of the middle one of several rounds. */
  static double perSecond(List<Round> rounds) {
    return middle(rounds.stream().mapToDouble(Round::perSecond).toArray());
  }

  /** The middle one of some values, one at least; the upper of two. */
  static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The times of several rounds. */
  static Samples all(List<Round> rounds) {
    return new Samples(rounds.stream().flatMapToLong(round -> Arrays.stream(round.each)).toArray());
  }
}
