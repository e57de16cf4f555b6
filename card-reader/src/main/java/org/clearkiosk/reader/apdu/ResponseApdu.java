package org.clearkiosk.reader.apdu;

import java.util.Arrays;

/**
 * One answer of a card: data, then the status word (ISO/IEC 7816-4, 5.1).
 *
 * <p>Immutable. {@link #toString()} leaves the data out, since it may be personal.
 */
public final class ResponseApdu {
  private static final int STATUS_LENGTH = 2;

  private final byte[] data;
  private final StatusWord status;

  /**
   * @param data the bytes before the status word; copied
   * @param status the status word
   */
  public ResponseApdu(byte[] data, StatusWord status) {
    this.data = data.clone();
    this.status = status;
  }

  /**
   * Takes an answer apart.
   *
   * @param bytes what came from the card; at least 2 bytes
   * @throws IllegalArgumentException when it is shorter than a status word
   */
  public static ResponseApdu of(byte[] bytes) {
    int dataLength = bytes.length - STATUS_LENGTH;
    if (dataLength < 0) {
      throw new IllegalArgumentException("An answer has at least 2 bytes: " + bytes.length);
    }
    int status = (bytes[dataLength] & 0xFF) << 8 | (bytes[dataLength + 1] & 0xFF);
    return new ResponseApdu(Arrays.copyOf(bytes, dataLength), new StatusWord(status));
  }

  /** The bytes before the status word, a new copy each time. */
  public byte[] data() {
    return data.clone();
  }

  /** The status word. */
  public StatusWord status() {
    return status;
  }

  /** Whether the status word is 9000. */
  public boolean isSuccess() {
    return status.equals(StatusWord.SUCCESS);
  }

  @Override
  public String toString() {
    return data.length + " bytes, " + status;
  }
}
