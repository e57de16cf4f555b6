package org.clearkiosk.reader.replay;

/** A card that is played from a dump was asked something that nobody asked when it was recorded. */
public final class UnknownCommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked
   */
  public UnknownCommandException(String message) {
    super(message);
  }
}
