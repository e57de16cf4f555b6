package org.clearkiosk.bench;

/**
 * How much is measured.
 *
 * @param students of the invented campus
 * @param terminals how many at most, to see how the server grows; 0: that is left out
 * @param rounds by turns, at least one
 * @param part for how many confirmations of a whole run's round one is sent
 */
record Size(int students, int terminals, int rounds, int part) {
  /** About fifteen minutes on a machine that does nothing else. */
  static final Size WHOLE = new Size(40_000, 10_000, 7, 1);

  /** To see within two minutes or three that all works; its figures say little. */
  static final Size QUICK = new Size(8_000, 300, 3, 4);

  Size {
    if (students < 1 || terminals < 0 || rounds < 1 || part < 1) {
      throw new IllegalArgumentException("a size below its least");
    }
  }
}
