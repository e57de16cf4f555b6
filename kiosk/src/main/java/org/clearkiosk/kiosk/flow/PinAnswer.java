package org.clearkiosk.kiosk.flow;

/**
 * What became of a look at the technician's PIN, or of a try at it.
 *
 * @param kind which
 * @param triesLeft how many wrong ones are still allowed, 0 to 5
 * @param lockedSeconds with {@link Kind#LOCKED}: for how long none is taken; else 0
 */
public record PinAnswer(Kind kind, int triesLeft, int lockedSeconds) {
  /** What became of it. */
  public enum Kind {
    /** There is one, and it may be tried. */
    ASKED,
    /** It is right. */
    RIGHT,
    /** It is wrong. */
    WRONG,
    /** None is taken for a while. */
    LOCKED,
    /** There is none, or it cannot be read: no one is let in. */
    NONE
  }

  public PinAnswer {
    if (triesLeft < 0 || lockedSeconds < 0) {
      throw new IllegalArgumentException("triesLeft, lockedSeconds: not below 0");
    }
  }
}
