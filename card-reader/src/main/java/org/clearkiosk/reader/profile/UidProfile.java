package org.clearkiosk.reader.profile;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The profile {@code uid}: the identifier alone, written as a decimal number with the byte that
 * comes first on the air as the most significant, and with leading zeros, so that its length tells
 * how many bytes it had.
 */
final class UidProfile {
  private static final int SINGLE = 4;
  private static final int DOUBLE = 7;
  private static final int SINGLE_DIGITS = 10;
  private static final int DOUBLE_DIGITS = 17;

  /** ISO/IEC 14443-3, 6.5.4: the first byte of an identifier that is made up anew each time. */
  private static final byte RANDOM = 0x08;

  private UidProfile() {}

  /** Whether the card makes up its identifier anew each time. */
  static boolean isRandom(byte[] identifier) {
    return identifier.length == SINGLE && identifier[0] == RANDOM;
  }

  /** The number; none for an identifier that is made up, or of an unknown length. */
  static Optional<String> number(byte[] identifier) {
    if (isRandom(identifier) || (identifier.length != SINGLE && identifier.length != DOUBLE)) {
      return Optional.empty();
    }
    int digits = identifier.length == SINGLE ? SINGLE_DIGITS : DOUBLE_DIGITS;
    String decimal = new BigInteger(1, identifier).toString();
    return Optional.of("0".repeat(digits - decimal.length()) + decimal);
  }
}
