package org.clearkiosk.kiosk.screen;

/**
 * A part that covers the whole stage with one picture after the other. Nothing may be painted over
 * them, so there is no place for the ring: keys turn the pictures themselves.
 */
interface Album {
  /** Turns so many pictures on, or back; on from the last one it ends. */
  void turn(int by);

  /** Opens a picture by its place, from 0; does nothing where there is none. */
  void open(int place);

  /** Goes back to where it was opened. */
  void end();
}
