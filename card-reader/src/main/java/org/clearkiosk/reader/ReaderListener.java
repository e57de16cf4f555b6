package org.clearkiosk.reader;

/** Hears one reader. */
@FunctionalInterface
public interface ReaderListener {
  /**
   * Called on the reader's own thread, one event after the other, never on Swing's. Must return
   * soon: the next event, and every proof, waits for it. What it throws is logged and changes
   * nothing.
   */
  void onEvent(ReaderEvent event);
}
