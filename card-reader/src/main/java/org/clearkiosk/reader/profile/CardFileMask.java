package org.clearkiosk.reader.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes the personal data out of what was read from a campus card, so that whoever reads the rest
 * comes to the same outcome: a file in order stays in order, one with a wrong checksum keeps a
 * wrong one, a malformed one stays malformed.
 */
public final class CardFileMask {
  private static final int LONGEST_HEADER = 4;

  private CardFileMask() {}

  /**
   * Masks the content of a card file.
   *
   * @param file whatever was read, of any length, possibly only the beginning
   * @param substitute gives another card number of the same length for a card number
   * @return as many bytes; what is unknown is zero
   */
  public static byte[] masked(byte[] file, UnaryOperator<String> substitute) {
    Optional<List<TlvObject>> content =
        BerTlv.objectAt(file, 0, file.length)
            .filter(template -> template.tag() == CardFile.TEMPLATE)
            .flatMap(template -> BerTlv.objects(file, template.valueStart(), template.end()))
            .filter(objects -> !objects.isEmpty());
    return content.isPresent()
        ? structured(file, content.get(), substitute)
        : Arrays.copyOf(Arrays.copyOf(file, meaningless(file)), file.length);
  }

  /** Of a malformed file so many bytes stay as decide what a reader does next. */
  private static int meaningless(byte[] file) {
    if (file.length == 0 || (file[0] & 0xFF) != CardFile.TEMPLATE) {
      return Math.min(1, file.length);
    }
    return BerTlv.header(file, 0, file.length)
        .map(TlvObject::valueStart)
        .orElse(Math.min(LONGEST_HEADER, file.length));
  }

  private static byte[] structured(
      byte[] file, List<TlvObject> objects, UnaryOperator<String> substitute) {
    byte[] masked = new byte[file.length];
    int position = 0;
    for (TlvObject object : objects) {
      // The template's own tag and length, or the object's
      System.arraycopy(file, position, masked, position, object.valueStart() - position);
      byte[] value = value(object, object.value(file), substitute);
      System.arraycopy(value, 0, masked, object.valueStart(), value.length);
      position = object.end();
    }
    TlvObject last = objects.get(objects.size() - 1);
    if (last.tag() == CardFile.CHECKSUM && last.length() == CardFile.CHECKSUM_LENGTH) {
      int start = objects.get(0).start();
      int stored = ByteBuffer.wrap(file, last.valueStart(), CardFile.CHECKSUM_LENGTH).getInt();
      // A wrong one is wrong by a bit: by how much it was wrong would tell of what was masked
      int fault = stored == CardFile.checksum(file, start, last.start()) ? 0 : 1;
      ByteBuffer.wrap(masked, last.valueStart(), CardFile.CHECKSUM_LENGTH)
          .putInt(CardFile.checksum(masked, start, last.start()) ^ fault);
    }
    return masked;
  }

  private static byte[] value(TlvObject object, byte[] value, UnaryOperator<String> substitute) {
    boolean harmless =
        object.tag() == CardFile.LAYOUT_VERSION || object.tag() == CardFile.KEY_GENERATION;
    if (harmless && value.length == 1) {
      return value;
    }
    if (object.tag() == CardFile.CARD_NUMBER && CardFile.isCardNumber(value)) {
      return substitute
          .apply(new String(value, StandardCharsets.US_ASCII))
          .getBytes(StandardCharsets.US_ASCII);
    }
    return new byte[value.length];
  }
}
