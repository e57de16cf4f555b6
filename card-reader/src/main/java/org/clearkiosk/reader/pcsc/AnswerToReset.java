package org.clearkiosk.reader.pcsc;

import java.util.HexFormat;

/**
 * What a card gave when it was reset (ISO/IEC 7816-3, 8.2); readers make one up for contactless
 * cards (PC/SC part 3, 3.1.3.2.3). It names the kind of card, not the card. Immutable.
 */
public final class AnswerToReset {
  private final byte[] bytes;

  /**
   * @param bytes what the card service gave: as a rule 2 to 33 bytes; copied
   */
  public AnswerToReset(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The bytes, a new copy each time. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Hexadecimal digits, without blanks. */
  @Override
  public String toString() {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
