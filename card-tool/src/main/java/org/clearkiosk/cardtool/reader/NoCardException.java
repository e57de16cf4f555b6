package org.clearkiosk.cardtool.reader;

/** No card could be reached; the message tells a technician why and what to do. */
public final class NoCardException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What was missing. */
  public enum Missing {
    /** No reader, or no card service. */
    READER,
    /** A reader, and no card within the time. */
    CARD,
    /** A card that cannot be used as asked. */
    USABLE_CARD
  }

  private final Missing missing;

  /**
   * @param message what happened and what to do
   */
  public NoCardException(Missing missing, String message) {
    super(message);
    this.missing = missing;
  }

  /** What was missing. */
  public Missing missing() {
    return missing;
  }
}
