package org.clearkiosk.reader.pcsc;

/**
 * A reader's state as PC/SC words it: flags in the lower 16 bits, a count of the cards' comings and
 * goings in the upper 16 bits (pcsc-lite; Windows keeps the count too).
 */
final class ReaderState {
  /** Nothing is known yet. */
  static final int UNAWARE = 0x0000;

  private static final int UNKNOWN = 0x0004;
  private static final int UNAVAILABLE = 0x0008;
  private static final int PRESENT = 0x0020;

  private ReaderState() {}

  static boolean isReaderGone(int state) {
    return (state & (UNKNOWN | UNAVAILABLE)) != 0;
  }

  static boolean isCardPresent(int state) {
    return (state & PRESENT) != 0;
  }

  static int eventCount(int state) {
    return state >>> 16;
  }
}
