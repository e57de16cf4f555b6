package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import org.clearkiosk.kiosk.flow.State;

/** One screen, made for one state; it follows what changes without changing the screen. */
interface Screen {
  /** What to show. Always the same component. */
  Component component();

  /**
   * Follows a state that this screen {@linkplain Face looks the same} in: seconds that pass, digits
   * that come.
   */
  void follow(State state);
}
