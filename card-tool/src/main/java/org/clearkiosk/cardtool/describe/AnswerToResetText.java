package org.clearkiosk.cardtool.describe;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.clearkiosk.reader.profile.StorageCardNames;

/**
 * What an answer to reset says of a contactless card (PC/SC part 3, 3.1.3.2.3; its supplement of
 * storage cards). Takes any bytes.
 */
public final class AnswerToResetText {
  private static final int FIRST = 0x3B;
  private static final byte[] AFTER_FORMAT = {(byte) 0x80, 0x01};
  private static final int HISTORICAL_AT = 4;
  private static final int DESFIRE = 0x80;

  private static final Map<Integer, String> STORAGE_NAMES =
      Map.ofEntries(
          Map.entry(0x0001, "MIFARE Classic 1K"),
          Map.entry(0x0002, "MIFARE Classic 4K"),
          Map.entry(0x0003, "MIFARE Ultralight"),
          Map.entry(0x0026, "MIFARE Mini"),
          Map.entry(0x003A, "MIFARE Ultralight C"),
          Map.entry(0x0036, "MIFARE Plus SL1 2K"),
          Map.entry(0x0037, "MIFARE Plus SL1 4K"),
          Map.entry(0x0038, "MIFARE Plus SL2 2K"),
          Map.entry(0x0039, "MIFARE Plus SL2 4K"),
          Map.entry(0x0030, "Topaz"),
          Map.entry(0x003B, "FeliCa"),
          Map.entry(0xFF88, "Infineon MIFARE 1K"),
          Map.entry(0xFFFF, "unknown kind"));

  private static final Map<Integer, String> STANDARDS =
      Map.ofEntries(
          Map.entry(0x01, "ISO/IEC 14443 A, part 1"),
          Map.entry(0x02, "ISO/IEC 14443 A, part 2"),
          Map.entry(0x03, "ISO/IEC 14443 A, part 3"),
          Map.entry(0x05, "ISO/IEC 14443 B, part 1"),
          Map.entry(0x06, "ISO/IEC 14443 B, part 2"),
          Map.entry(0x07, "ISO/IEC 14443 B, part 3"),
          Map.entry(0x09, "ISO/IEC 15693, part 1"),
          Map.entry(0x0A, "ISO/IEC 15693, part 2"),
          Map.entry(0x0B, "ISO/IEC 15693, part 3"),
          Map.entry(0x0C, "ISO/IEC 15693, part 4"),
          Map.entry(0x0D, "ISO/IEC 7816-10, I2C"),
          Map.entry(0x0E, "ISO/IEC 7816-10, extended I2C"),
          Map.entry(0x0F, "ISO/IEC 7816-10, two wires"),
          Map.entry(0x10, "ISO/IEC 7816-10, three wires"),
          Map.entry(0x11, "FeliCa"));

  private AnswerToResetText() {}

  /** A few words. */
  public static String of(byte[] answer) {
    if (answer.length < 2) {
      return "too short to say anything";
    }
    if (StorageCardNames.isStorageCard(answer)) {
      int name = StorageCardNames.nameOf(answer);
      String standard =
          STANDARDS.getOrDefault(StorageCardNames.standardOf(answer), "a standard unknown here");
      return "storage card: "
          + STORAGE_NAMES.getOrDefault(name, "number " + HexFormat.of().toHexDigits((short) name))
          + " ("
          + standard
          + ")";
    }
    if (isContactlessProcessor(answer)) {
      return "processor card (ISO/IEC 14443-4)" + historical(answer);
    }
    return "processor card with contacts, or of a kind unknown here";
  }

  private static boolean isContactlessProcessor(byte[] answer) {
    return answer.length > HISTORICAL_AT
        && (answer[0] & 0xFF) == FIRST
        && (answer[1] & 0xF0) == 0x80
        && Arrays.equals(answer, 2, HISTORICAL_AT, AFTER_FORMAT, 0, AFTER_FORMAT.length)
        && answer.length == HISTORICAL_AT + (answer[1] & 0x0F) + 1;
  }

  /**
   * The bytes with blanks between, and with the historical bytes as {@code **}: many cards have
   * their serial number there. What PC/SC part 3 makes up for storage cards names only the kind of
   * card, and stays.
   */
  public static String masked(byte[] answer) {
    if (answer.length < 2 || StorageCardNames.isStorageCard(answer)) {
      return Hex.spaced(answer);
    }
    int start = Math.min(answer.length, historicalAt(answer));
    int end = Math.min(answer.length, start + (answer[1] & 0x0F));
    if (end - start <= 1) {
      return Hex.spaced(answer);
    }
    // The last byte is the sum of the others, and would tell one of them
    return String.join(
        " ",
        Stream.of(
                Hex.spaced(Arrays.copyOf(answer, start)),
                "** ".repeat(end - start).strip(),
                end < answer.length ? "**" : "")
            .filter(part -> !part.isEmpty())
            .toList());
  }

  /** After TS, T0 and the interface bytes that each TD announces (ISO/IEC 7816-3, 8.2). */
  private static int historicalAt(byte[] answer) {
    int position = 2;
    int announced = answer[1] >> 4;
    while (position < answer.length) {
      position += Integer.bitCount(announced & 0x0F);
      boolean more = (announced & 0x08) != 0 && position - 1 < answer.length;
      if (!more) {
        return position;
      }
      announced = answer[position - 1] >> 4;
    }
    return position;
  }

  private static String historical(byte[] answer) {
    int length = answer[1] & 0x0F;
    if (length == 1 && (answer[HISTORICAL_AT] & 0xFF) == DESFIRE) {
      return ", as a MIFARE DESFire says it";
    }
    return length == 0 ? "" : ", " + length + " historical bytes";
  }
}
