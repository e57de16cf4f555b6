package org.clearkiosk.reader.apdu;

import java.util.Locale;

/**
 * The last two bytes of a card's answer (ISO/IEC 7816-4, 5.6).
 *
 * @param value 0 to 0xFFFF
 */
public record StatusWord(int value) {
  /** Done, nothing to add. */
  public static final StatusWord SUCCESS = new StatusWord(0x9000);

  /** Warning: the file ended before as many bytes were read as were asked for. */
  public static final StatusWord END_OF_FILE = new StatusWord(0x6282);

  /** Error: file or application not found. */
  public static final StatusWord NOT_FOUND = new StatusWord(0x6A82);

  /** Error: the offset lies outside the file. */
  public static final StatusWord WRONG_OFFSET = new StatusWord(0x6B00);

  private static final int MORE_AVAILABLE = 0x61;
  private static final int WRONG_LENGTH = 0x6C;

  /**
   * @throws IllegalArgumentException when the value does not fit two bytes
   */
  public StatusWord {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("A status word has two bytes: " + value);
    }
  }

  /** Whether the answer is right and GET RESPONSE fetches more of it. */
  public boolean isMoreAvailable() {
    return value >> 8 == MORE_AVAILABLE;
  }

  /** Whether the command is to be repeated with {@link #length()} as its expected length. */
  public boolean isWrongLength() {
    return value >> 8 == WRONG_LENGTH;
  }

  /** The second byte read as a length, 1 to 256 bytes: 00 stands for 256. */
  public int length() {
    int low = value & 0xFF;
    return low == 0 ? CommandApdu.MAXIMUM_EXPECTED : low;
  }

  /** Four hexadecimal digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04X", value);
  }
}
