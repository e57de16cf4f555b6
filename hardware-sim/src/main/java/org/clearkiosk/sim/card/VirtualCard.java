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

  /**
   * What the card says when it is activated over the air; unless said otherwise, what an ISO/IEC
   * 14443-4 card of this answer to reset says.
   */
  default Activation activation() {
    return Activation.ofProcessorCard(answerToReset(), uniqueIdentifier().length);
  }

  /** Power appears, or the card is reset: every state built up before is forgotten. */
  void reset();

  /**
   * Answers one command.
   *
   * @param command the command as received, of any content and length: an APDU where the card
   *     speaks ISO/IEC 14443-4, else its own kind of command
   * @return the answer, at least one byte; of an APDU at least the two bytes of its status word
   */
  byte[] transmit(byte[] command);

  /** A card with the content of a card file, not yet powered. */
  static VirtualCard of(CardFile content) {
    if (content.content() instanceof Recording) {
      return new RecordedCard(content);
    }
    return content.content() instanceof ClassicMemory
        ? new ClassicCard(content)
        : new CpuCard(content);
  }
}
