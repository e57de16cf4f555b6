package org.clearkiosk.reader.pn532;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes and frames, written down. */
final class Bytes {
  /** The published acknowledgement (UM0701-02, 6.2.1.3). */
  static final String ACK = "0000FF00FF00";

  /** The published negative acknowledgement (6.2.1.4). */
  static final String NACK = "0000FFFF0000";

  /** The published error frame (6.2.1.5). */
  static final String ERROR = "0000FF01FF7F8100";

  /** The published command GetFirmwareVersion and its response (7.2.2). */
  static final String FIRMWARE = "0000FF02FED4022A00";

  static final String FIRMWARE_RESPONSE = "0000FF06FAD50332010607E800";

  private Bytes() {}

  static byte[] of(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal);
  }

  static String text(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  /** The frame of a response: code and data. */
  static String response(String content) {
    byte[] data = of("D5" + content);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    if (data.length <= 255) {
      frame.writeBytes(of("0000FF"));
      frame.write(data.length);
      frame.write(-data.length);
    } else {
      frame.writeBytes(of("0000FFFFFF"));
      frame.write(data.length >> 8);
      frame.write(data.length);
      frame.write(-((data.length >> 8) + data.length));
    }
    frame.writeBytes(data);
    int sum = 0;
    for (byte each : data) {
      sum += each;
    }
    frame.write(-sum);
    frame.write(0);
    return text(frame.toByteArray());
  }
}
