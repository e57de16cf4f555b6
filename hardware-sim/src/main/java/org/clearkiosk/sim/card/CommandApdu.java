package org.clearkiosk.sim.card;

import java.util.Arrays;
import java.util.Optional;

/**
 * A command with short length fields (ISO/IEC 7816-4:2020, 5.2), split into its parts.
 *
 * @param cla class byte, 0 … 255
 * @param ins instruction byte, 0 … 255
 * @param p1 first parameter, 0 … 255
 * @param p2 second parameter, 0 … 255
 * @param data the command data, 0 … 255 bytes
 * @param expected how many answer bytes the terminal takes at most: 1 … 256, or 0 when it expects
 *     none (cases 1 and 3)
 */
record CommandApdu(int cla, int ins, int p1, int p2, ByteString data, int expected) {
  private static final int HEADER = 4;

  /** Splits a command; empty when its length fields do not agree with its length. */
  static Optional<CommandApdu> parse(byte[] command) {
    if (command.length < HEADER) {
      return Optional.empty();
    }
    if (command.length == HEADER) {
      return Optional.of(of(command, ByteString.EMPTY, 0));
    }
    int third = command[HEADER] & 0xFF;
    if (command.length == HEADER + 1) {
      return Optional.of(of(command, ByteString.EMPTY, expected(third)));
    }
    int withData = HEADER + 1 + third;
    // A zero here with more to follow would be an extended length, which this card does not offer.
    if (third == 0 || command.length < withData || command.length > withData + 1) {
      return Optional.empty();
    }
    ByteString data = ByteString.of(Arrays.copyOfRange(command, HEADER + 1, withData));
    boolean answerExpected = command.length == withData + 1;
    return Optional.of(of(command, data, answerExpected ? expected(command[withData] & 0xFF) : 0));
  }

  private static CommandApdu of(byte[] command, ByteString data, int expected) {
    return new CommandApdu(
        command[0] & 0xFF, command[1] & 0xFF, command[2] & 0xFF, command[3] & 0xFF, data, expected);
  }

  private static int expected(int lengthField) {
    return lengthField == 0 ? 256 : lengthField;
  }
}
