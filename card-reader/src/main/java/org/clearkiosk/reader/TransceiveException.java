package org.clearkiosk.reader;

/**
 * A command had no answer. Checked, because a card may leave at any moment and each caller has to
 * turn that into an outcome: none of these reaches a {@link ReaderListener}.
 */
public final class TransceiveException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why no answer came, as far as the reader can tell. */
  public enum Reason {
    /** The card left, or what came back was no response APDU. */
    CARD_GONE,
    /** The card is there and was reset behind our back, so it has forgotten what was selected. */
    CARD_RESET,
    /** The card is there and does not answer within the bound. */
    NO_ANSWER,
    /** The reader, or the service that drives it, is gone. */
    READER_GONE
  }

  private final Reason reason;

  /**
   * @param reason why no answer came
   * @param message what happened, without anything that went to or came from the card
   */
  public TransceiveException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why no answer came. */
  public Reason reason() {
    return reason;
  }
}
