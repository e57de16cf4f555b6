package org.clearkiosk.reader.pn532;

import java.util.List;
import jssc.SerialPortList;

/**
 * The names of serial devices where the system keeps them as jSSC knows: on Windows and macOS. On
 * Linux it would open each of them.
 */
final class JsscNames {
  private JsscNames() {}

  /** None when the native library cannot be loaded; opening a device says why. */
  static List<String> present() {
    try {
      return List.of(SerialPortList.getPortNames());
    } catch (LinkageError e) {
      return List.of();
    }
  }
}
