package org.clearkiosk.sim.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.clearkiosk.sim.card.ByteString;

/**
 * What commands and answers between a program and a card say (ISO/IEC 7816-4:2020; those of class
 * {@code FF} for the reader: PC/SC part 3, 3.2.2).
 */
public final class ApduMeaning {
  private static final Map<Integer, String> INSTRUCTIONS =
      Map.ofEntries(
          Map.entry(0x0E, "ERASE BINARY"),
          Map.entry(0x20, "VERIFY"),
          Map.entry(0x22, "MANAGE SECURITY ENVIRONMENT"),
          Map.entry(0x70, "MANAGE CHANNEL"),
          Map.entry(0x82, "EXTERNAL AUTHENTICATE"),
          Map.entry(0x84, "GET CHALLENGE"),
          Map.entry(0x86, "GENERAL AUTHENTICATE"),
          Map.entry(0x88, "INTERNAL AUTHENTICATE"),
          Map.entry(0xA4, "SELECT"),
          Map.entry(0xB0, "READ BINARY"),
          Map.entry(0xB2, "READ RECORD"),
          Map.entry(0xC0, "GET RESPONSE"),
          Map.entry(0xCA, "GET DATA"),
          Map.entry(0xD0, "WRITE BINARY"),
          Map.entry(0xD6, "UPDATE BINARY"));

  private static final Map<Integer, String> STATUS_WORDS =
      Map.ofEntries(
          Map.entry(0x9000, "done"),
          Map.entry(0x6282, "end of file before so many bytes"),
          Map.entry(0x6300, "refused, without a reason"),
          Map.entry(0x6581, "memory failure"),
          Map.entry(0x6700, "wrong length"),
          Map.entry(0x6881, "logical channel not supported"),
          Map.entry(0x6882, "secure messaging not supported"),
          Map.entry(0x6982, "security status not satisfied"),
          Map.entry(0x6984, "key not usable"),
          Map.entry(0x6985, "conditions not satisfied"),
          Map.entry(0x6986, "not allowed, no file is selected"),
          Map.entry(0x6988, "no such key place"),
          Map.entry(0x6989, "wrong key length"),
          Map.entry(0x6A81, "function not supported"),
          Map.entry(0x6A82, "not found"),
          Map.entry(0x6A86, "wrong P1 P2"),
          Map.entry(0x6A88, "referenced key or data not found"),
          Map.entry(0x6B00, "offset outside the file"),
          Map.entry(0x6D00, "instruction unknown"),
          Map.entry(0x6E00, "class unknown"));

  private static final int HEADER = 4;
  private static final int FOR_READER = 0xFF;

  private ApduMeaning() {}

  /** What a command says. */
  public static String ofCommand(byte[] command) {
    if (command.length < HEADER) {
      return "too short for a command";
    }
    return at(command, 0) == FOR_READER ? forReader(command) : forCard(command);
  }

  /** What an answer says. */
  public static String ofAnswer(byte[] answer) {
    if (answer.length < 2) {
      return "too short for an answer";
    }
    int statusWord = at(answer, answer.length - 2) << 8 | at(answer, answer.length - 1);
    int data = answer.length - 2;
    String said = statusWord(statusWord);
    return data == 0 ? said : said + ", " + data + (data == 1 ? " byte" : " bytes");
  }

  /** What a status word says, 0 … FFFF. */
  static String statusWord(int statusWord) {
    String plain = STATUS_WORDS.get(statusWord);
    String said;
    if (plain != null) {
      said = plain;
    } else if (statusWord >> 8 == 0x61) {
      said = "done, " + (statusWord & 0xFF) + " more bytes wait";
    } else if (statusWord >> 8 == 0x6C) {
      said = "wrong Le, " + (statusWord & 0xFF) + " is right";
    } else if (statusWord >> 4 == 0x63C) {
      said = "wrong, " + (statusWord & 0xF) + " tries left";
    } else {
      said = "status not in ISO/IEC 7816-4's table";
    }
    return String.format(Locale.ROOT, "%04X %s", statusWord, said);
  }

  private static String forCard(byte[] command) {
    int p1 = at(command, 2);
    int p2 = at(command, 3);
    return switch (at(command, 1)) {
      case 0xA4 ->
          p1 == 0x04
              ? "SELECT application " + name(data(command))
              : "SELECT file " + ByteString.of(data(command)).toHexadecimal();
      case 0xB0 ->
          (p1 & 0x80) != 0
              ? "READ BINARY file " + (p1 & 0x1F) + " from " + p2
              : "READ BINARY from " + (p1 << 8 | p2);
      case 0x88 -> "INTERNAL AUTHENTICATE key " + p2 + ", challenge of " + data(command).length;
      default ->
          INSTRUCTIONS.getOrDefault(
              at(command, 1),
              String.format(Locale.ROOT, "instruction %02X, unknown", at(command, 1)));
    };
  }

  private static String forReader(byte[] command) {
    int p1 = at(command, 2);
    int p2 = at(command, 3);
    return switch (at(command, 1)) {
      case 0xCA -> "reader: GET DATA " + (p1 == 0 ? "unique identifier" : "historical bytes");
      case 0x82 -> "reader: LOAD KEYS into place " + p2;
      case 0x86 ->
          command.length < 10
              ? "reader: GENERAL AUTHENTICATE"
              : "reader: GENERAL AUTHENTICATE block "
                  + (at(command, 6) << 8 | at(command, 7))
                  + (at(command, 8) == 0x60 ? ", key A" : ", key B")
                  + " of place "
                  + at(command, 9);
      case 0xB0 -> "reader: READ BINARY block " + (p1 << 8 | p2);
      case 0xD6 -> "reader: UPDATE BINARY block " + (p1 << 8 | p2);
      default -> String.format(Locale.ROOT, "reader: instruction %02X, unknown", at(command, 1));
    };
  }

  /** An application's name: digits, and letters where its middle is such. */
  private static String name(byte[] aid) {
    String text = new String(aid, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "");
    String digits = ByteString.of(aid).toHexadecimal();
    return text.length() < 4 ? digits : digits + " (" + text + ")";
  }

  private static byte[] data(byte[] command) {
    int length = command.length > HEADER + 1 ? at(command, HEADER) : 0;
    int end = Math.min(command.length, HEADER + 1 + length);
    return end <= HEADER + 1 ? new byte[0] : Arrays.copyOfRange(command, HEADER + 1, end);
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }
}
