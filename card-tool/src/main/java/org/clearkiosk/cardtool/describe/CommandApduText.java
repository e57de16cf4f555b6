package org.clearkiosk.cardtool.describe;

import java.util.Optional;

/** Command APDUs as people write them (ISO/IEC 7816-3, 12.1; short lengths). */
public final class CommandApduText {
  /** CLA INS P1 P2. */
  public static final int SHORTEST = 4;

  /** Header, Lc, 255 bytes of data, Le. */
  public static final int LONGEST = 261;

  private static final int HEADER = 4;

  private CommandApduText() {}

  /**
   * Reads a command.
   *
   * @throws IllegalArgumentException when it is no hexadecimal, or of another length than commands
   */
  public static byte[] parse(String text) {
    byte[] command = Hex.parse(text);
    if (command.length < SHORTEST || command.length > LONGEST) {
      throw new IllegalArgumentException(
          "a command has 4 to 261 bytes (CLA INS P1 P2 [Lc data] [Le]), not " + command.length);
    }
    return command;
  }

  /** What looks wrong with a command that is sent all the same. */
  public static Optional<String> doubt(byte[] command) {
    if (command.length <= HEADER + 1) {
      return Optional.empty();
    }
    int announced = command[HEADER] & 0xFF;
    int following = command.length - HEADER - 1;
    return following == announced || following == announced + 1
        ? Optional.empty()
        : Optional.of("Lc says " + announced + " bytes of data, and " + following + " follow");
  }
}
