package org.clearkiosk.kiosk.screen;

import java.util.Set;
import java.util.function.Consumer;
import org.clearkiosk.kiosk.flow.Touch;

/**
 * Hands on what is touched on one screen, as long as that screen is the one on show.
 *
 * <p>After a touch that leads on, nothing more is handed on until the flow has answered: a touch
 * that was begun on this screen and ended after the next one had come does nothing. Neither does
 * the second half of a double touch, whatever screen it meets ({@link Haste}). What only adds to
 * the same screen is never held back.
 */
final class Touches {
  private static final Set<Touch> ADDING =
      Set.of(
          Touch.Button.DELETE,
          Touch.Button.CLEAR,
          Touch.Button.MORE_TIME,
          Touch.Button.REPEAT,
          Touch.Button.LOUDER,
          Touch.Button.SOFTER);

  private final Consumer<Touch> flow;
  private final Haste haste;
  private boolean onShow = true;
  private boolean answered = true;

  /**
   * For one screen.
   *
   * @param haste shared by the screens of a stage
   * @param flow takes the touches
   */
  Touches(Haste haste, Consumer<Touch> flow) {
    this.haste = haste;
    this.flow = flow;
  }

  void touch(Touch touch) {
    if (!onShow || !answered || haste.holdsBack(touch)) {
      return;
    }
    answered = touch instanceof Touch.Digit || ADDING.contains(touch);
    flow.accept(touch);
  }

  /** The flow has shown what it made of the last touch. */
  void answered() {
    answered = true;
  }

  /** Another screen has come. */
  void gone() {
    onShow = false;
  }
}
