package org.clearkiosk.kiosk.flow;

/**
 * Where states are shown. An implementation is given a {@code Consumer<Touch>} when it is made and
 * reports through it what is touched, from any thread.
 */
public interface Stage extends AutoCloseable {
  /**
   * Shows a state: called with every change, so about once a second while time runs out, from a
   * thread that is not the screen's own. Must return soon; only the latest state matters.
   */
  void show(State state);

  /** Closes the window; nothing is shown or reported after it returns. */
  @Override
  void close();
}
