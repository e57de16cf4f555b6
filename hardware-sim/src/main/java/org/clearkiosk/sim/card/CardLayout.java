package org.clearkiosk.sim.card;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The card file of profile {@code cpu} as a card office writes it (docs/protocols/card-format.md,
 * "The card file").
 */
final class CardLayout {
  /** The application identifier of the demo campus: {@code F0 "CLEARK" 01}. */
  static final ByteString AID = ByteString.parse("F0434C4541524B01");

  /** The layout that this simulator writes. */
  static final int VERSION = 1;

  private static final int FILE = 0xE1;
  private static final int LAYOUT_VERSION = 0xC0;
  private static final int CARD_NUMBER = 0xC1;
  private static final int KEY_GENERATION = 0xC2;
  private static final int CHECKSUM = 0xCF;

  private CardLayout() {}

  /**
   * Writes a card file.
   *
   * @param layoutVersion the version to write, 0 … 255; {@link #VERSION} unless the card is meant
   *     to be of another layout
   * @param cardNumber 8 … 20 ASCII digits
   * @param keyGeneration 1 … 255
   */
  static ByteString write(int layoutVersion, String cardNumber, int keyGeneration) {
    if (!cardNumber.matches("[0-9]{8,20}")) {
      throw new IllegalArgumentException("a card number has 8 to 20 digits");
    }
    if (keyGeneration < 1 || keyGeneration > 255) {
      throw new IllegalArgumentException("a key generation lies between 1 and 255");
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    put(value, LAYOUT_VERSION, new byte[] {(byte) layoutVersion});
    put(value, CARD_NUMBER, cardNumber.getBytes(StandardCharsets.US_ASCII));
    put(value, KEY_GENERATION, new byte[] {(byte) keyGeneration});
    CRC32 checksum = new CRC32();
    checksum.update(value.toByteArray());
    put(value, CHECKSUM, ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    put(file, FILE, value.toByteArray());
    return ByteString.of(file.toByteArray());
  }

  /**
   * The card number's bytes inside a card file, whatever else may be wrong with the file; empty
   * when there is none. The card itself needs them for its proof.
   */
  static Optional<byte[]> cardNumber(ByteString file) {
    ByteBuffer content = ByteBuffer.wrap(file.toArray());
    if (!content.hasRemaining() || (content.get() & 0xFF) != FILE) {
      return Optional.empty();
    }
    int fileLength = length(content);
    content.limit(content.position() + Math.max(0, Math.min(fileLength, content.remaining())));
    while (content.hasRemaining()) {
      int tag = content.get() & 0xFF;
      int length = length(content);
      if (length < 0 || length > content.remaining()) {
        return Optional.empty();
      }
      byte[] value = new byte[length];
      content.get(value);
      if (tag == CARD_NUMBER) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** A BER length of up to three bytes (ISO/IEC 7816-4, 6.3); -1 when there is none. */
  private static int length(ByteBuffer content) {
    if (!content.hasRemaining()) {
      return -1;
    }
    int first = content.get() & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int following = first & 0x7F;
    if (following < 1 || following > 2 || following > content.remaining()) {
      return -1;
    }
    int length = 0;
    for (int index = 0; index < following; index++) {
      length = (length << 8) | (content.get() & 0xFF);
    }
    return length;
  }

  private static void put(ByteArrayOutputStream target, int tag, byte[] value) {
    target.write(tag);
    target.write(value.length); // below 128 for every object of this layout: one length byte
    target.writeBytes(value);
  }
}
