package org.clearkiosk.sim.card;

import java.util.Arrays;

/**
 * What a contactless card of type A says when it is activated at 106 kbit/s.
 *
 * @param answerToRequest ATQA, 2 bytes, the higher one first, as a PN532 reports it
 * @param selectAcknowledge SAK, 0 … 255 (ISO/IEC 14443-3, 6.5.3)
 * @param answerToSelect ATS with its length byte (ISO/IEC 14443-4, 5.2); empty on a card that does
 *     not speak that protocol
 */
public record Activation(
    ByteString answerToRequest, int selectAcknowledge, ByteString answerToSelect) {
  /** SAK's bit for ISO/IEC 14443-4. */
  private static final int BLOCK_PROTOCOL = 0x20;

  /** SAK's bit for MIFARE Classic (NXP AN10833, 3.1). */
  private static final int CLASSIC = 0x08;

  /** Frames of 256 bytes, 106 kbit/s only, 77 ms to answer in, card identifiers. */
  private static final byte[] INTERFACE = {0x78, (byte) 0x80, (byte) 0x80, 0x02};

  private static final int HISTORICAL_BYTES_IN_RESET = 4;

  /** Checks the bounds. */
  public Activation {
    if (answerToRequest.length() != 2 || selectAcknowledge < 0 || selectAcknowledge > 255) {
      throw new IllegalArgumentException("ATQA has 2 bytes, SAK one");
    }
  }

  /**
   * The activation of an ISO/IEC 14443-4 card that PC/SC readers give an answer to reset: both
   * carry the same historical bytes.
   *
   * @param answerToReset {@code 3B 8n 80 01}, n historical bytes, check byte (PC/SC part 3)
   */
  public static Activation ofProcessorCard(byte[] answerToReset, int identifierLength) {
    int end = Math.max(HISTORICAL_BYTES_IN_RESET, answerToReset.length - 1);
    byte[] historical = Arrays.copyOfRange(answerToReset, HISTORICAL_BYTES_IN_RESET, end);
    byte[] select = new byte[1 + INTERFACE.length + historical.length];
    select[0] = (byte) select.length;
    System.arraycopy(INTERFACE, 0, select, 1, INTERFACE.length);
    System.arraycopy(historical, 0, select, 1 + INTERFACE.length, historical.length);
    String request = identifierLength == 4 ? "0004" : identifierLength == 7 ? "0344" : "0084";
    return new Activation(ByteString.parse(request), BLOCK_PROTOCOL, ByteString.of(select));
  }

  /**
   * Whether the card takes commands of its own kind as long as ISO/IEC 14443-4 was not begun: with
   * every card that does not speak that protocol, and MIFARE Classic beside it (SAK 28).
   */
  public boolean hasOwnCommands() {
    return !isProcessorCard() || (selectAcknowledge & CLASSIC) != 0;
  }

  /** Whether the card speaks ISO/IEC 14443-4. */
  public boolean isProcessorCard() {
    return (selectAcknowledge & BLOCK_PROTOCOL) != 0;
  }
}
