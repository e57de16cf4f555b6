package org.clearkiosk.bench;

import java.util.Arrays;

/** Times of one thing done many times. Immutable. */
final class Samples {
  private final long[] ascending;

  /**
   * @param nanoseconds at least one, in any order; copied
   * @throws IllegalArgumentException when there is none
   */
  Samples(long[] nanoseconds) {
    if (nanoseconds.length == 0) {
      throw new IllegalArgumentException("There is no sample.");
    }
    ascending = nanoseconds.clone();
    Arrays.sort(ascending);
  }

  int count() {
    return ascending.length;
  }

  /**
   * The smallest sample that at least a part of all samples does not exceed (nearest rank).
   *
   * @param part above 0, at most 1
   * @return nanoseconds
   */
  long percentile(double part) {
    if (!(part > 0 && part <= 1)) {
      throw new IllegalArgumentException("A part of the samples lies above 0 and up to 1.");
    }
    int rank = (int) Math.ceil(part * ascending.length);
    return ascending[rank - 1];
  }

  /** Nanoseconds. */
  long median() {
    return percentile(0.5);
  }
}
