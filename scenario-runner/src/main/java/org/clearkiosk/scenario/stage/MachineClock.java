package org.clearkiosk.scenario.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** The clock of the machine on which a part runs, turned by libfaketime: no one else sees it. */
final class MachineClock {
  /** The loader puts this machine's own folder of libraries in place of {@code $LIB}. */
  private static final String LIBRARY = "/usr/$LIB/faketime/libfaketime.so.1";

  private static final int HOURS_A_DAY = 24;

  private MachineClock() {}

  /** The variables that turn it forward; none for 0 days. */
  static Map<String, String> daysAhead(int days) {
    return days == 0 ? Map.of() : turnedBy("FAKETIME", "+" + days + "d");
  }

  /** The variables by which a part has the clock that a file sets, whenever that is written. */
  static Map<String, String> by(Path file) {
    Map<String, String> variables =
        new HashMap<>(turnedBy("FAKETIME_TIMESTAMP_FILE", file.toString()));
    variables.put("FAKETIME_NO_CACHE", "1");
    return variables;
  }

  /** Sets the clock of a file, at once and whole: it is read at any moment. */
  static void turn(Path file, int days, int hours) {
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, "%+dh%n".formatted(days * HOURS_A_DAY + hours));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> turnedBy(String variable, String value) {
    return Map.of(
        "LD_PRELOAD",
        LIBRARY,
        variable,
        value,
        // Java waits by the clock that only goes forward: that one is left as it is, and waits
        // for it too, which would end at once or late
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }
}
