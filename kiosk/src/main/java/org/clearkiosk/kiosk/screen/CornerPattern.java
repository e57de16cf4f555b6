package org.clearkiosk.kiosk.screen;

import java.awt.Dimension;
import java.awt.Point;
import java.time.Duration;

/**
 * The touches that open the technician's pages: top left, bottom left, top left, bottom left, the
 * last one held. A student does not come upon it by chance, and it moves nothing on the idle
 * screen. Pure: it is told of touches and their times.
 */
final class CornerPattern {
  /** How long the last touch is held. */
  static final Duration HOLD = Duration.ofSeconds(3);

  private static final Duration BETWEEN = Duration.ofSeconds(4);
  private static final int LENGTH = 4;

  private int done;
  private long lastAt;

  /**
   * A touch begins.
   *
   * @param corner how near the screen's corner it has to be, in pixels
   * @param at when, on a monotonic clock in nanoseconds
   * @return whether it was the last one: held on for {@link #HOLD}, the pattern is whole
   */
  boolean pressed(Point point, Dimension screen, int corner, long at) {
    boolean late = done > 0 && at - lastAt > BETWEEN.toNanos();
    if (done == LENGTH || late) {
      done = 0;
    }
    boolean top = point.y < corner;
    boolean bottom = point.y >= screen.height - corner;
    boolean wanted = point.x < corner && (done % 2 == 0 ? top : bottom);
    if (!wanted) {
      // A wrong touch may still be a right beginning
      done = point.x < corner && top ? 1 : 0;
    } else {
      done++;
    }
    lastAt = at;
    return done == LENGTH;
  }

  /** A touch ends: what was held is not held any more. */
  void released() {
    if (done == LENGTH) {
      done = 0;
    }
  }

  /** Whether the last touch is still held. */
  boolean held() {
    return done == LENGTH;
  }
}
