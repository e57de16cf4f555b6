package org.clearkiosk.kiosk.screen;

import java.util.Set;
import java.util.function.LongSupplier;
import org.clearkiosk.kiosk.flow.Touch;
import org.jspecify.annotations.Nullable;

/**
 * Tells the second half of a double touch. The primary action stands at the same place on every
 * screen, and the next screen comes within milliseconds: a finger that taps twice would lead on
 * from a screen that no one has read. What turns something to its next choice would turn it past
 * the one that was wanted, or back.
 */
final class Haste {
  /**
   * What follows a touch that leads on within this many nanoseconds belongs to it: half a second.
   */
  static final long LONGEST = 500_000_000;

  private static final Set<Touch> LEADING_ON =
      Set.of(
          Touch.Button.PRIMARY,
          Touch.Button.CONFIRM,
          Touch.Button.ACKNOWLEDGE,
          Touch.Button.SEE_NOTICE,
          Touch.Button.END);

  private static final Set<Touch> TURNING =
      Set.of(
          Touch.Button.CHANGE_REFUND,
          Touch.Button.SWITCH_LANGUAGE,
          Touch.Button.SWITCH_CONTRAST,
          Touch.Button.SWITCH_TEXT_SIZE,
          Touch.Button.SPEAK);

  private final LongSupplier nanoTime;
  private boolean touched;
  private long last;
  private @Nullable Touch turned;
  private long lastTurn;

  /** {@code nanoTime} tells time as {@link System#nanoTime()} does. */
  Haste(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether a touch is to do nothing; if it is not, later ones are measured by it. */
  boolean holdsBack(Touch touch) {
    if (touch instanceof Touch.Digit) {
      // The finger has moved on: what it leads on from next, it has come to by itself
      touched = false;
    }
    long now = nanoTime.getAsLong();
    if (TURNING.contains(touch)) {
      return turnedJustNow(touch, now);
    }
    // What follows another touch was meant, be it the same as the one before that
    turned = null;
    if (!LEADING_ON.contains(touch)) {
      return false;
    }
    if (touched && now - last < LONGEST) {
      return true;
    }
    touched = true;
    last = now;
    return false;
  }

  private boolean turnedJustNow(Touch touch, long now) {
    if (touch == turned && now - lastTurn < LONGEST) {
      return true;
    }
    turned = touch;
    lastTurn = now;
    return false;
  }
}
