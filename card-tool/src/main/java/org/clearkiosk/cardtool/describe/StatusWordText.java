package org.clearkiosk.cardtool.describe;

import java.util.Map;
import org.clearkiosk.reader.apdu.StatusWord;

/**
 * What status words mean (ISO/IEC 7816-4, 5.6, tables 6 to 8; for readers' own commands PC/SC part
 * 3, 3.2.2.1).
 */
public final class StatusWordText {
  private static final Map<Integer, String> WHOLE =
      Map.ofEntries(
          Map.entry(0x9000, "success"),
          Map.entry(0x6200, "warning, nothing changed"),
          Map.entry(0x6281, "warning: part of the data may be corrupted"),
          Map.entry(0x6282, "warning: end of file before as many bytes as were asked for"),
          Map.entry(0x6283, "warning: the selected file is deactivated"),
          Map.entry(0x6285, "warning: the selected file is in termination state"),
          Map.entry(0x6300, "warning or failure without details (readers: the operation failed)"),
          Map.entry(0x6400, "execution error, nothing changed"),
          Map.entry(0x6401, "the card, or the reader, needs an immediate response"),
          Map.entry(0x6581, "memory failure"),
          Map.entry(0x6700, "wrong length (Lc or Le)"),
          Map.entry(0x6800, "function in CLA not supported"),
          Map.entry(0x6881, "logical channel not supported"),
          Map.entry(0x6882, "secure messaging not supported"),
          Map.entry(0x6900, "command not allowed"),
          Map.entry(0x6981, "command does not fit this file or card"),
          Map.entry(0x6982, "security status not satisfied: authenticate first"),
          Map.entry(0x6983, "authentication method blocked"),
          Map.entry(0x6984, "reference data not usable"),
          Map.entry(0x6985, "conditions of use not satisfied"),
          Map.entry(0x6986, "command not allowed: no file selected"),
          Map.entry(0x6987, "secure messaging objects missing"),
          Map.entry(0x6988, "secure messaging objects incorrect"),
          Map.entry(0x6A00, "wrong parameters P1 P2"),
          Map.entry(0x6A80, "wrong data field"),
          Map.entry(0x6A81, "function not supported"),
          Map.entry(0x6A82, "file or application not found"),
          Map.entry(0x6A83, "record not found"),
          Map.entry(0x6A84, "not enough memory"),
          Map.entry(0x6A86, "wrong parameters P1 P2"),
          Map.entry(0x6A87, "Lc does not fit P1 P2"),
          Map.entry(0x6A88, "referenced data (key) not found"),
          Map.entry(0x6B00, "wrong parameters: the offset lies outside the file"),
          Map.entry(0x6D00, "instruction not supported"),
          Map.entry(0x6E00, "class not supported"),
          Map.entry(0x6F00, "no precise diagnosis"));

  private static final Map<Integer, String> CLASSES =
      Map.of(
          0x62, "warning, nothing changed",
          0x63, "warning, something changed",
          0x64, "execution error, nothing changed",
          0x65, "execution error, something changed",
          0x66, "security issue",
          0x68, "function in CLA not supported",
          0x69, "command not allowed",
          0x6A, "wrong parameters",
          0x6F, "no precise diagnosis",
          0x90, "success");

  private static final int COUNTER = 0x63C0;

  private StatusWordText() {}

  /** A few words. */
  public static String of(StatusWord status) {
    if (status.isMoreAvailable()) {
      return "success; GET RESPONSE (00 C0 00 00 Le) fetches " + status.length() + " more bytes";
    }
    if (status.isWrongLength()) {
      return "wrong Le: send it again with Le = "
          + Hex.spaced(new byte[] {(byte) (status.value() & 0xFF)});
    }
    if ((status.value() & 0xFFF0) == COUNTER) {
      return "warning: " + (status.value() & 0xF) + " tries left";
    }
    String whole = WHOLE.get(status.value());
    return whole != null
        ? whole
        : CLASSES.getOrDefault(status.value() >> 8, "unknown; ask the card's maker");
  }
}
