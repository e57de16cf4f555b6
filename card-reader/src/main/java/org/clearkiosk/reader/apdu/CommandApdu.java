package org.clearkiosk.reader.apdu;

import java.util.Locale;

/**
 * One command with short lengths (ISO/IEC 7816-4, 5.1 and 5.2): a header of four bytes, up to 255
 * bytes of data, and how many bytes of answer are expected at most.
 *
 * <p>Immutable. {@link #toString()} leaves the data out, since it may be personal.
 */
public final class CommandApdu {
  /** The most bytes of data that a command carries. */
  public static final int MAXIMUM_DATA = 255;

  /** The most bytes of answer that a command may expect; coded as 00. */
  public static final int MAXIMUM_EXPECTED = 256;

  private static final int HEADER_LENGTH = 4;

  private final int header;
  private final byte[] data;
  private final int expected;

  /**
   * @param header CLA, INS, P1 and P2, the first of them in the highest byte
   * @param data 0 to 255 bytes; copied
   * @param expected how many bytes of answer are expected at most, 0 to 256; 0 leaves the field out
   * @throws IllegalArgumentException when data or expected are out of range
   */
  public CommandApdu(int header, byte[] data, int expected) {
    if (data.length > MAXIMUM_DATA) {
      throw new IllegalArgumentException("A command carries at most 255 bytes: " + data.length);
    }
    if (expected < 0 || expected > MAXIMUM_EXPECTED) {
      throw new IllegalArgumentException("A command expects 0 to 256 bytes: " + expected);
    }
    this.header = header;
    this.data = data.clone();
    this.expected = expected;
  }

  /** A command without data. */
  public CommandApdu(int header, int expected) {
    this(header, new byte[0], expected);
  }

  /** The same command, expecting another number of bytes, 0 to 256. */
  public CommandApdu expecting(int otherExpected) {
    return new CommandApdu(header, data, otherExpected);
  }

  /** The bytes that go to the card, 4 to 261. */
  public byte[] toBytes() {
    int dataField = data.length == 0 ? 0 : 1 + data.length;
    int expectedField = expected == 0 ? 0 : 1;
    byte[] bytes = new byte[HEADER_LENGTH + dataField + expectedField];
    for (int index = 0; index < HEADER_LENGTH; index++) {
      bytes[index] = (byte) (header >>> (8 * (HEADER_LENGTH - 1 - index)));
    }
    if (data.length > 0) {
      bytes[HEADER_LENGTH] = (byte) data.length;
      System.arraycopy(data, 0, bytes, HEADER_LENGTH + 1, data.length);
    }
    if (expected > 0) {
      bytes[bytes.length - 1] = (byte) expected;
    }
    return bytes;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%08X with %d bytes, expecting %d", header, data.length, expected);
  }
}
