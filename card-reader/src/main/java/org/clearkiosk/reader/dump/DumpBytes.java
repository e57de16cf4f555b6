package org.clearkiosk.reader.dump;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Bytes in a dump, some of which may be hidden. Written in hexadecimal with blanks between them, a
 * hidden one as {@code **}. Immutable.
 */
public final class DumpBytes {
  /** The most bytes of one command or answer. */
  static final int MOST_BYTES = 4352;

  private static final String HIDDEN = "**";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;
  private final BitSet hidden;

  private DumpBytes(byte[] bytes, BitSet hidden) {
    this.bytes = bytes;
    this.hidden = hidden;
  }

  /** Bytes none of which is hidden; copied. */
  public static DumpBytes of(byte[] bytes) {
    return new DumpBytes(bytes.clone(), new BitSet());
  }

  /**
   * Takes the written form.
   *
   * @throws IllegalArgumentException when it is none, or longer than any command or answer
   */
  public static DumpBytes parse(String text) {
    if (text.isBlank()) {
      return of(new byte[0]);
    }
    String[] parts = text.strip().split(" +", MOST_BYTES + 1);
    if (parts.length > MOST_BYTES) {
      throw new IllegalArgumentException("more than " + MOST_BYTES + " bytes");
    }
    byte[] bytes = new byte[parts.length];
    BitSet hidden = new BitSet();
    for (int index = 0; index < parts.length; index++) {
      if (parts[index].equals(HIDDEN)) {
        hidden.set(index);
      } else if (parts[index].length() == 2) {
        bytes[index] = (byte) HexFormat.fromHexDigits(parts[index]);
      } else {
        throw new IllegalArgumentException("not a byte: " + shortened(parts[index]));
      }
    }
    return new DumpBytes(bytes, hidden);
  }

  /** The same with a stretch hidden, as far as there is one; its end is exclusive. */
  public DumpBytes hide(int from, int to) {
    byte[] left = bytes.clone();
    BitSet more = (BitSet) hidden.clone();
    int end = Math.min(to, bytes.length);
    if (from < end) {
      more.set(from, end);
      Arrays.fill(left, from, end, (byte) 0);
    }
    return new DumpBytes(left, more);
  }

  /** Whether these may be the given bytes: a hidden one may be any. */
  public boolean matches(byte[] others) {
    boolean same = others.length == bytes.length;
    for (int index = 0; same && index < bytes.length; index++) {
      same = hidden.get(index) || bytes[index] == others[index];
    }
    return same;
  }

  /** How many there are. */
  public int length() {
    return bytes.length;
  }

  /** One of them, 0 to 255; 0 where it is hidden or there are not so many. */
  public int at(int index) {
    return index < bytes.length ? bytes[index] & 0xFF : 0;
  }

  /** The bytes, zero where they are hidden; a new copy each time. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DumpBytes that
        && Arrays.equals(bytes, that.bytes)
        && hidden.equals(that.hidden);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bytes) + hidden.hashCode();
  }

  /** The written form. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(3 * bytes.length);
    for (int index = 0; index < bytes.length; index++) {
      text.append(index == 0 ? "" : " ");
      text.append(hidden.get(index) ? HIDDEN : HEX.toHexDigits(bytes[index]));
    }
    return text.toString();
  }

  private static String shortened(String text) {
    return String.format(Locale.ROOT, "%.8s", text);
  }
}
