package org.clearkiosk.sim.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.clearkiosk.sim.card.ByteString;

/** What the PN532's frames say (NXP UM0701-02, sections 6.2.1 and 7). */
public final class FrameMeaning {
  private static final int FROM_HOST = 0xD4;
  private static final int TO_HOST = 0xD5;
  private static final int ERROR = 0x7F;
  private static final int EXCHANGE = 0x40;
  private static final int NORMAL_HEAD = 5;
  private static final int EXTENDED_HEAD = 8;

  private static final Map<Integer, String> COMMANDS =
      Map.ofEntries(
          Map.entry(0x00, "Diagnose"),
          Map.entry(0x02, "GetFirmwareVersion"),
          Map.entry(0x04, "GetGeneralStatus"),
          Map.entry(0x06, "ReadRegister"),
          Map.entry(0x08, "WriteRegister"),
          Map.entry(0x0C, "ReadGPIO"),
          Map.entry(0x0E, "WriteGPIO"),
          Map.entry(0x10, "SetSerialBaudRate"),
          Map.entry(0x12, "SetParameters"),
          Map.entry(0x14, "SAMConfiguration"),
          Map.entry(0x16, "PowerDown"),
          Map.entry(0x32, "RFConfiguration"),
          Map.entry(0x40, "InDataExchange"),
          Map.entry(0x42, "InCommunicateThru"),
          Map.entry(0x44, "InDeselect"),
          Map.entry(0x4A, "InListPassiveTarget"),
          Map.entry(0x50, "InATR"),
          Map.entry(0x52, "InRelease"),
          Map.entry(0x54, "InSelect"),
          Map.entry(0x60, "InAutoPoll"));

  /** Table 24 of section 7.1. */
  private static final Map<Integer, String> ERRORS =
      Map.ofEntries(
          Map.entry(0x00, "done"),
          Map.entry(0x01, "time-out: no answer from the card"),
          Map.entry(0x02, "CRC error"),
          Map.entry(0x03, "parity error"),
          Map.entry(0x04, "wrong bit count at anticollision"),
          Map.entry(0x05, "framing error"),
          Map.entry(0x06, "bit collision"),
          Map.entry(0x07, "buffer too small"),
          Map.entry(0x09, "RF buffer overflow"),
          Map.entry(0x0A, "the other side's field is not on"),
          Map.entry(0x0B, "wrong RF protocol"),
          Map.entry(0x0D, "too hot"),
          Map.entry(0x0E, "buffer overflow"),
          Map.entry(0x10, "wrong parameter"),
          Map.entry(0x13, "wrong data format"),
          Map.entry(0x14, "authentication failed"),
          Map.entry(0x23, "wrong check byte of the UID"),
          Map.entry(0x25, "wrong state for it"),
          Map.entry(0x26, "not allowed in this configuration"),
          Map.entry(0x27, "not acceptable now"),
          Map.entry(0x29, "released by its initiator"),
          Map.entry(0x2A, "another card of the same kind"),
          Map.entry(0x2B, "the card is gone"),
          Map.entry(0x2D, "too much current"));

  private FrameMeaning() {}

  /** What the bytes of a frame say, whole or not. */
  public static String of(byte[] bytes) {
    int start = start(bytes);
    if (start < 0 || bytes.length < start + 4) {
      return "no frame";
    }
    String before = start > 1 ? "stray bytes, then " : "";
    byte[] frame = Arrays.copyOfRange(bytes, start - 1, bytes.length);
    return before + meaning(frame);
  }

  /** Where the start code {@code 00 FF} begins after a preamble; -1 when nowhere. */
  private static int start(byte[] bytes) {
    for (int index = 1; index + 1 < bytes.length; index++) {
      if (bytes[index] == 0 && at(bytes, index + 1) == 0xFF) {
        return index;
      }
    }
    return -1;
  }

  private static String meaning(byte[] frame) {
    int length = at(frame, 3);
    int check = at(frame, 4);
    if (length == 0 && check == 0xFF) {
      return "ACK";
    }
    if (length == 0xFF && check == 0) {
      return "NACK: send it again";
    }
    boolean extended = length == 0xFF && check == 0xFF;
    int head = extended ? EXTENDED_HEAD : NORMAL_HEAD;
    if (frame.length < head) {
      return "half a frame";
    }
    int size = extended ? at(frame, 5) << 8 | at(frame, 6) : length;
    int headSum = extended ? at(frame, 5) + at(frame, 6) + at(frame, 7) : length + check;
    if ((headSum & 0xFF) != 0) {
      return "a frame whose length is damaged";
    }
    if (frame.length < head + size + 1) {
      return "half a frame";
    }
    byte[] body = Arrays.copyOfRange(frame, head, head + size);
    int sum = at(frame, head + size);
    for (byte each : body) {
      sum += each & 0xFF;
    }
    String said = body(body);
    return (sum & 0xFF) == 0 ? said : "damaged: wrong checksum; " + said;
  }

  private static String body(byte[] body) {
    if (body.length == 1 && at(body, 0) == ERROR) {
      return "error frame: that was no command";
    }
    if (body.length < 2) {
      return "a frame that says nothing";
    }
    int code = at(body, 1);
    byte[] data = Arrays.copyOfRange(body, 2, body.length);
    return switch (at(body, 0)) {
      case FROM_HOST -> command(code, data);
      case TO_HOST -> response(code - 1, data);
      default -> "a frame of neither host nor chip";
    };
  }

  private static String command(int code, byte[] data) {
    String name = COMMANDS.getOrDefault(code, String.format(Locale.ROOT, "command %02X", code));
    if (code == EXCHANGE && data.length > 1) {
      return name + " target " + (at(data, 0) & 7) + ": " + toCard(data);
    }
    if (code == 0x4A && data.length > 1) {
      return name + ", at most " + data[0] + (data[1] == 0 ? " of type A" : " of another type");
    }
    return name;
  }

  private static String response(int code, byte[] data) {
    String name = COMMANDS.getOrDefault(code, String.format(Locale.ROOT, "command %02X", code));
    boolean hasStatus =
        code == EXCHANGE || code == 0x42 || code == 0x44 || code == 0x52 || code == 0x54;
    if (hasStatus && data.length > 0) {
      String error =
          ERRORS.getOrDefault(
              at(data, 0) & 0x3F, String.format(Locale.ROOT, "error %02X", at(data, 0) & 0x3F));
      String more = (at(data, 0) & 0x40) != 0 ? ", more follows" : "";
      return name + ": " + error + more + fromCard(code, data);
    }
    if (code == 0x4A && data.length > 0) {
      return name + ": " + found(data);
    }
    if (code == 0x02 && data.length == 4) {
      return name
          + String.format(Locale.ROOT, ": PN5%02X version %d.%d", data[0], data[1], data[2]);
    }
    return name + ": done";
  }

  /** An APDU, or a command of a MIFARE Classic card (NXP MF1S50yyX/V1, 9.1). */
  private static String toCard(byte[] data) {
    byte[] command = Arrays.copyOfRange(data, 1, data.length);
    int block = command.length > 1 ? at(command, 1) : 0;
    boolean authenticates = command.length == 12 && (at(command, 0) & 0xFE) == 0x60;
    if (authenticates) {
      return "authenticate block " + block + (at(command, 0) == 0x60 ? ", key A" : ", key B");
    }
    if (command.length == 2 && at(command, 0) == 0x30) {
      return "read block " + block;
    }
    boolean part = (at(data, 0) & 0x40) != 0;
    return part ? "a part of a command" : ApduMeaning.ofCommand(command);
  }

  private static String fromCard(int code, byte[] data) {
    if (code != EXCHANGE || data.length < 3 || data[0] != 0) {
      return "";
    }
    byte[] answer = Arrays.copyOfRange(data, 1, data.length);
    // A block of MIFARE Classic has 16 bytes and no status word; an APDU's answer ends in one.
    int first = at(answer, answer.length - 2);
    return first == 0x90 || first >> 4 == 6
        ? ", " + ApduMeaning.ofAnswer(answer)
        : ", " + answer.length + " bytes";
  }

  private static String found(byte[] data) {
    if (data[0] == 0) {
      return "no card";
    }
    String cards = data[0] == 1 ? "a card" : data[0] + " cards";
    int identifier = data.length > 5 ? at(data, 5) : 0;
    return identifier == 0 || data.length < 6 + identifier
        ? cards
        : cards
            + ", SAK "
            + String.format(Locale.ROOT, "%02X", at(data, 4))
            + ", UID "
            + TraceFormat.spaced(ByteString.of(Arrays.copyOfRange(data, 6, 6 + identifier)));
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }
}
