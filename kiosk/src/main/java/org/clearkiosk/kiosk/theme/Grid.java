package org.clearkiosk.kiosk.theme;

/**
 * The grid that the screens stand on: distances and sizes are steps of it. Text has sizes of its
 * own, and so has what is measured by text; lines are thinner than any step.
 */
public final class Grid {
  /** A step in units: 2.2 mm on a 24-inch screen. */
  public static final int STEP = 8;

  /** Half a step in units: the smallest distance that there is, and the finest difference. */
  public static final int HALF = STEP / 2;

  private Grid() {}

  /** The nearest multiple of half a step, at least one; in units, as is the argument. */
  static int nearest(double units) {
    return (int) Math.max(HALF, Math.round(units / HALF) * HALF);
  }
}
