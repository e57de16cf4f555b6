package org.clearkiosk.sim.card;

import java.util.Locale;

/** Bytes of which some are hidden: pairs of hexadecimal digits, or {@code **} for a hidden one. */
public final class MaskedBytes {
  /** A hidden byte. */
  public static final String HIDDEN = "**";

  private final String pairs;

  private MaskedBytes(String pairs) {
    this.pairs = pairs;
  }

  /**
   * Reads them; blanks between bytes are allowed.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static MaskedBytes parse(String text) {
    String pairs = text.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!pairs.matches("([0-9A-F]{2}|\\*\\*)*")) {
      throw new IllegalArgumentException("not pairs of hexadecimal digits or **");
    }
    return new MaskedBytes(pairs);
  }

  /** How many bytes there are, hidden ones included. */
  public int length() {
    return pairs.length() / 2;
  }

  /** Whether any byte is hidden. */
  public boolean hasHidden() {
    return pairs.contains(HIDDEN);
  }

  /** Whether these bytes begin like a command of at least as many bytes. */
  public boolean isPrefixOf(byte[] command) {
    if (command.length < length()) {
      return false;
    }
    String digits = ByteString.of(command).toHexadecimal();
    for (int index = 0; index < pairs.length(); index += 2) {
      String pair = pairs.substring(index, index + 2);
      if (!pair.equals(HIDDEN) && !digits.startsWith(pair, index)) {
        return false;
      }
    }
    return true;
  }

  /** Whether these bytes are a command. */
  public boolean matches(byte[] command) {
    return command.length == length() && isPrefixOf(command);
  }

  /** The bytes with {@code 00} for each hidden one. */
  public ByteString withZeros() {
    return ByteString.parse(pairs.replace(HIDDEN, "00"));
  }

  /** One byte, 0 … 255; 0 for a hidden one. */
  public int at(int index) {
    return withZeros().toArray()[index] & 0xFF;
  }

  /** Bytes from one index on up to before another. */
  public MaskedBytes part(int from, int to) {
    return new MaskedBytes(pairs.substring(2 * from, 2 * to));
  }

  /** Pairs without blanks. */
  public String text() {
    return pairs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaskedBytes that && pairs.equals(that.pairs);
  }

  @Override
  public int hashCode() {
    return pairs.hashCode();
  }

  /** Only the length: the content may be a key. */
  @Override
  public String toString() {
    return "MaskedBytes[" + length() + " bytes]";
  }
}
