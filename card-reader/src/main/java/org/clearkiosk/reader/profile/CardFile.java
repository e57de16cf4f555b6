package org.clearkiosk.reader.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The card file of the profile {@code cpu}, layout 01; docs/protocols/card-format.md, "The card
 * file", is its specification.
 *
 * @param cardNumber 8 to 20 ASCII digits; personal, left out of {@link #toString()}
 * @param keyGeneration 1 to 255
 */
public record CardFile(String cardNumber, int keyGeneration) {
  /** The most bytes that a card file has. */
  public static final int MAXIMUM_LENGTH = 256;

  static final int TEMPLATE = 0xE1;
  static final int LAYOUT_VERSION = 0xC0;
  static final int CARD_NUMBER = 0xC1;
  static final int KEY_GENERATION = 0xC2;
  static final int CHECKSUM = 0xCF;
  private static final List<Integer> NAMED_IN_ORDER =
      List.of(LAYOUT_VERSION, CARD_NUMBER, KEY_GENERATION, CHECKSUM);

  private static final int KNOWN_LAYOUT = 1;
  private static final int MINIMUM_DIGITS = 8;
  private static final int MAXIMUM_DIGITS = 20;
  static final int CHECKSUM_LENGTH = 4;

  /**
   * Reads a card file. What stands after the template is not part of it and is ignored, as a card
   * may keep a small file in a larger space.
   *
   * @param bytes whatever the card sent, of any length
   * @return the file, or why it is none: {@link Reason#BLANK}, {@link Reason#OTHER_LAYOUT} or
   *     {@link Reason#DAMAGED}
   */
  public static FileReading parse(byte[] bytes) {
    if (bytes.length == 0) {
      return new FileReading.Wrong(Reason.BLANK);
    }
    FileReading damaged = new FileReading.Wrong(Reason.DAMAGED);
    if (bytes.length > MAXIMUM_LENGTH) {
      return damaged;
    }
    Optional<List<TlvObject>> content =
        BerTlv.objectAt(bytes, 0, bytes.length)
            .filter(template -> template.tag() == TEMPLATE)
            .flatMap(template -> BerTlv.objects(bytes, template.valueStart(), template.end()));
    if (content.isEmpty() || content.get().isEmpty()) {
      return damaged;
    }
    List<TlvObject> objects = content.get();
    boolean sealed = isSealed(objects);
    if (sealed && !checksumFits(bytes, objects)) {
      return damaged;
    }
    // Another layout may know no checksum; where there is one it has to fit, so that a damaged
    // version is not taken for another version.
    TlvObject first = objects.get(0);
    if (first.tag() != LAYOUT_VERSION || first.length() != 1) {
      return damaged;
    }
    if (bytes[first.valueStart()] != KNOWN_LAYOUT) {
      return new FileReading.Wrong(Reason.OTHER_LAYOUT);
    }
    CardFile file = sealed ? knownLayout(bytes, objects) : null;
    return file == null ? damaged : new FileReading.InOrder(file);
  }

  /** Whether bytes that came in one answer are but the beginning of a card file. */
  static boolean isIncomplete(byte[] bytes) {
    if (bytes.length == 0 || (bytes[0] & 0xFF) != TEMPLATE) {
      return false;
    }
    return BerTlv.header(bytes, 0, bytes.length)
        .map(template -> template.end() > bytes.length && template.end() <= MAXIMUM_LENGTH)
        .orElse(bytes.length < CHECKSUM_LENGTH);
  }

  private static @Nullable CardFile knownLayout(byte[] bytes, List<TlvObject> objects) {
    List<TlvObject> named =
        objects.stream().filter(object -> NAMED_IN_ORDER.contains(object.tag())).toList();
    if (!named.stream().map(TlvObject::tag).toList().equals(NAMED_IN_ORDER)) {
      return null;
    }
    byte[] number = named.get(1).value(bytes);
    byte[] generation = named.get(2).value(bytes);
    if (!isCardNumber(number) || generation.length != 1 || generation[0] == 0) {
      return null;
    }
    return new CardFile(new String(number, StandardCharsets.US_ASCII), generation[0] & 0xFF);
  }

  /** Whether a value is a card number: 8 to 20 ASCII digits. */
  static boolean isCardNumber(byte[] number) {
    if (number.length < MINIMUM_DIGITS || number.length > MAXIMUM_DIGITS) {
      return false;
    }
    for (byte digit : number) {
      if (digit < '0' || digit > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSealed(List<TlvObject> objects) {
    TlvObject last = objects.get(objects.size() - 1);
    return last.tag() == CHECKSUM && last.length() == CHECKSUM_LENGTH;
  }

  private static boolean checksumFits(byte[] bytes, List<TlvObject> objects) {
    TlvObject checksum = objects.get(objects.size() - 1);
    int start = objects.get(0).start();
    return ByteBuffer.wrap(bytes, checksum.valueStart(), CHECKSUM_LENGTH).getInt()
        == checksum(bytes, start, checksum.start());
  }

  /** CRC-32 over a stretch of bytes, its end exclusive. */
  static int checksum(byte[] bytes, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  @Override
  public String toString() {
    return "CardFile[cardNumber=(%d digits), keyGeneration=%d]"
        .formatted(cardNumber.length(), keyGeneration);
  }
}
