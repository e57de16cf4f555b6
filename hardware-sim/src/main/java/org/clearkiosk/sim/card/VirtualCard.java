package org.clearkiosk.sim.card;

/**
 * A card as a reader's contacts or field see it. Not safe for concurrent use: a card does one thing
 * at a time.
 */
public interface VirtualCard {
  /** The answer to reset, 2 … 33 bytes (ISO/IEC 7816-3, 8.2; for contactless PC/SC part 3). */
  byte[] answerToReset();

  /** The unique identifier that anticollision gives: 4, 7 or 10 bytes (ISO/IEC 14443-3, 6.5.4). */
  byte[] uniqueIdentifier();

  /** Power appears, or the card is reset: every state built up before is forgotten. */
  void reset();

  /**
   * Answers one command.
   *
   * @param command the command as received, of any content and length
   * @return the answer, at least the two bytes of its status word
   */
  byte[] transmit(byte[] command);
}
