package org.clearkiosk.kiosk.screen.part;

import javax.swing.Timer;

/**
 * One short movement, slowing down towards its end. It follows the clock and not its frames: when
 * the machine is busy there are fewer of them, and it is over in time all the same. Used on Swing's
 * thread alone.
 */
final class Movement {
  /** No movement takes longer, in milliseconds. */
  static final int LONGEST = 250;

  private static final int FRAME = 20;
  private static final double NANOSECONDS = 1_000_000;

  private final int milliseconds;
  private final Runnable frame;
  private final Runnable end;
  private final Timer timer = new Timer(FRAME, tick -> step());
  private long begun;

  /**
   * A movement that has not begun.
   *
   * @param milliseconds 1 to {@value #LONGEST}
   * @param frame run for each step, the last included
   * @param end run once it is over
   */
  Movement(int milliseconds, Runnable frame, Runnable end) {
    if (milliseconds < 1 || milliseconds > LONGEST) {
      throw new IllegalArgumentException("milliseconds: 1 to " + LONGEST);
    }
    this.milliseconds = milliseconds;
    this.frame = frame;
    this.end = end;
  }

  /** Begins, from the start. */
  void start() {
    begun = System.nanoTime();
    timer.restart();
    frame.run();
  }

  /** Breaks off, as if it were over. */
  void stop() {
    timer.stop();
  }

  /** How far it is: 0 at the start, 1 when it is over or was never begun. */
  double progress() {
    if (!timer.isRunning()) {
      return 1;
    }
    double time = Math.min(1, (System.nanoTime() - begun) / NANOSECONDS / milliseconds);
    double left = 1 - time;
    return 1 - left * left * left;
  }

  private void step() {
    if (progress() >= 1) {
      timer.stop();
      frame.run();
      end.run();
    } else {
      frame.run();
    }
  }
}
