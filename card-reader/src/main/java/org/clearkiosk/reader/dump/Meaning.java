package org.clearkiosk.reader.dump;

import java.util.Locale;
import org.clearkiosk.reader.dump.DumpEntry.Channel;

/** Says in words what a line of a dump means. */
final class Meaning {
  private static final int STATUS_LENGTH = 2;
  private static final int BLOCK_LENGTH = 16;
  private static final int DATA_AT = 5;

  /** The first letter of 2PAY.SYS.DDF01; no application identifier begins so. */
  private static final int PAYMENT = '2';

  private Meaning() {}

  static String of(DumpEntry.Command command) {
    DumpBytes bytes = command.bytes();
    return command.channel() == Channel.MIFARE ? mifare(bytes) : apdu(bytes);
  }

  static String of(DumpEntry.Answer answer) {
    DumpBytes bytes = answer.bytes();
    if (answer.channel() == Channel.APDU) {
      int end = bytes.length() - STATUS_LENGTH;
      if (end < 0) {
        return "no status word";
      }
      String words = status(bytes.at(end) << 8 | bytes.at(end + 1));
      return end > 0 ? end + " bytes, " + words : words;
    }
    if (bytes.length() == BLOCK_LENGTH) {
      return "the block";
    }
    return MifareCommands.isTaken(bytes.toBytes()) ? "taken" : "refused";
  }

  private static String apdu(DumpBytes bytes) {
    int parameters = bytes.at(2) << 8 | bytes.at(3);
    return switch (bytes.at(0) << 8 | bytes.at(1)) {
      case Commands.SELECT ->
          bytes.at(DATA_AT) == PAYMENT
              ? "SELECT the directory of payment applications"
              : "SELECT the application of this name";
      case Commands.READ_BINARY ->
          (parameters & 0x8000) != 0
              ? words("READ BINARY of file %d from %d", bytes.at(2) & 0x1F, bytes.at(3))
              : words("READ BINARY from %d", parameters);
      case Commands.GET_RESPONSE -> "GET RESPONSE: the rest of the answer";
      case Commands.INTERNAL_AUTHENTICATE ->
          words("INTERNAL AUTHENTICATE with key %d: a proof", bytes.at(3));
      case Commands.PART_3_IDENTIFIER -> "to the reader: the card's identifier";
      case Commands.PART_3_LOAD_KEY -> words("to the reader: keep a key in place %d", bytes.at(3));
      case Commands.PART_3_AUTHENTICATE ->
          words(
              "to the reader: open the sector of block %d with key %s",
              bytes.at(DATA_AT + 2),
              bytes.at(DATA_AT + 3) == MifareCommands.AUTHENTICATE_B ? "B" : "A");
      case Commands.PART_3_READ -> words("to the reader: read block %d", bytes.at(3));
      default -> "a command that a dump knows no name for";
    };
  }

  private static String mifare(DumpBytes bytes) {
    return switch (bytes.at(0)) {
      case MifareCommands.AUTHENTICATE_A ->
          words("open the sector of block %d with key A", bytes.at(1));
      case MifareCommands.AUTHENTICATE_B ->
          words("open the sector of block %d with key B", bytes.at(1));
      case MifareCommands.READ -> words("read block %d", bytes.at(1));
      default -> "a command that a dump knows no name for";
    };
  }

  /** ISO/IEC 7816-4, 5.6; PC/SC part 3, 3.2.2.1. */
  private static String status(int status) {
    return switch (status) {
      case 0x9000 -> "done";
      case 0x6282 -> "end of file before so many bytes";
      case 0x6300 -> "failed";
      case 0x6700 -> "wrong length";
      case 0x6982 -> "security status not satisfied";
      case 0x6983 -> "authentication cannot be done";
      case 0x6985 -> "conditions of use not satisfied";
      case 0x6986 -> "no current file";
      case 0x6A81 -> "function not supported";
      case 0x6A82 -> "not found";
      case 0x6A86 -> "wrong parameters";
      case 0x6A88 -> "key not found";
      case 0x6B00 -> "offset outside the file";
      case 0x6D00 -> "instruction not known";
      case 0x6E00 -> "class not known";
      default ->
          switch (status >> 8) {
            case 0x61 -> words("done, %d bytes more to fetch", length(status));
            case 0x6C -> words("wrong expected length, %d is right", length(status));
            default -> words("status %04X", status);
          };
    };
  }

  private static int length(int status) {
    return (status & 0xFF) == 0 ? 256 : status & 0xFF;
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
