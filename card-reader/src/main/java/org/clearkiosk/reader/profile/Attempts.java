package org.clearkiosk.reader.profile;

import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;

/** What a reader does when a card does not answer to the end; the same on every bus. */
public final class Attempts {
  /** A card may be reset while it is read; thrice in a row is no accident. */
  public static final int MOST = 3;

  private Attempts() {}

  /**
   * One attempt, from the beginning.
   *
   * @param <T> what it brings
   * @param <E> how else it may fail
   */
  @FunctionalInterface
  public interface Attempt<T, E extends Exception> {
    /** Talks to the card. */
    T run() throws TransceiveException, E;
  }

  /**
   * Begins anew, up to {@value #MOST} times, while the card was reset behind our back.
   *
   * @throws TransceiveException when the card does not answer to the end
   */
  public static <T, E extends Exception> T repeat(Attempt<T, E> attempt)
      throws TransceiveException, E {
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (TransceiveException e) {
        if (e.reason() != Reason.CARD_RESET || number == MOST) {
          throw e;
        }
      }
    }
  }

  /** What a card is that was not read to the end. */
  public static CardRead unread(TransceiveException e) {
    return switch (e.reason()) {
      case NO_ANSWER, CARD_RESET -> new Unrecognised(Unrecognised.Reason.MUTE);
      case CARD_GONE, READER_GONE -> new CardRead.Torn();
    };
  }

  /** What came of a proof that was not asked for to the end. */
  public static ProofOutcome unproved(TransceiveException e) {
    return switch (e.reason()) {
      case NO_ANSWER, CARD_RESET -> new ProofOutcome.TimedOut();
      case CARD_GONE, READER_GONE -> new ProofOutcome.CardGone();
    };
  }
}
