package org.clearkiosk.cardtool.describe;

import java.util.HexFormat;
import java.util.Locale;

/** Bytes as people write them, and back. */
public final class Hex {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final HexFormat PLAIN = HexFormat.of();

  private Hex() {}

  /** Two upper-case digits a byte, with blanks between. */
  public static String spaced(byte[] bytes) {
    return SPACED.formatHex(bytes);
  }

  /**
   * Reads hexadecimal digits in either case; blanks, colons and a leading {@code 0x} do not count.
   *
   * @throws IllegalArgumentException when something else is in it, or half a byte
   */
  public static byte[] parse(String text) {
    String digits = text.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
    if (digits.startsWith("0x")) {
      digits = digits.substring(2);
    }
    int wrong = 0;
    while (wrong < digits.length() && HexFormat.isHexDigit(digits.charAt(wrong))) {
      wrong++;
    }
    if (wrong < digits.length()) {
      throw new IllegalArgumentException(
          "'" + digits.substring(wrong, wrong + 1) + "' is no hexadecimal digit");
    }
    if (digits.length() % 2 != 0) {
      throw new IllegalArgumentException(
          digits.length() + " digits are not whole bytes: one is missing or too many");
    }
    return PLAIN.parseHex(digits);
  }
}
