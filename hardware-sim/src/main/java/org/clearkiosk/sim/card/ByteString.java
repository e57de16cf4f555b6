package org.clearkiosk.sim.card;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes, written as hexadecimal digits in card files. */
public final class ByteString {
  /** No bytes at all. */
  public static final ByteString EMPTY = new ByteString(new byte[0]);

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of the given bytes. */
  public static ByteString of(byte... bytes) {
    return bytes.length == 0 ? EMPTY : new ByteString(bytes.clone());
  }

  /**
   * Reads hexadecimal digits; blanks between bytes are allowed.
   *
   * @throws IllegalArgumentException when a digit is not hexadecimal or their number is odd
   */
  public static ByteString parse(String hexadecimal) {
    return of(HEX.parseHex(hexadecimal.replace(" ", "")));
  }

  /** A fresh copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** How many bytes there are. */
  public int length() {
    return bytes.length;
  }

  /** Upper-case hexadecimal digits without blanks. */
  public String toHexadecimal() {
    return HEX.formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Only the length: the content may be a key. */
  @Override
  public String toString() {
    return "ByteString[" + bytes.length + " bytes]";
  }
}
