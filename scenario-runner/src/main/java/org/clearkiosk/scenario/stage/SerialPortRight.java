package org.clearkiosk.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The right to open a serial port, as one has it who is not in the group of its device. */
final class SerialPortRight {
  private static final String CAPABILITIES = "-dac_override,-dac_read_search";

  private SerialPortRight() {}

  /** Takes it from everyone but root. Who has the port open keeps it. */
  static void forbid(Path port) {
    try {
      Files.setPosixFilePermissions(port.toRealPath(), Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What starts a program that opens nothing that is forbidden, although root starts it. */
  static List<String> launcherWithout() {
    return "root".equals(System.getProperty("user.name"))
        ? List.of("setpriv", "--bounding-set=" + CAPABILITIES, "--inh-caps=" + CAPABILITIES)
        : List.of();
  }
}
