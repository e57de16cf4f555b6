package org.clearkiosk.scenario.stage;

import java.util.Map;

/** The clock of the machine on which a part runs, turned by libfaketime: no one else sees it. */
final class MachineClock {
  /** The loader puts this machine's own folder of libraries in place of {@code $LIB}. */
  private static final String LIBRARY = "/usr/$LIB/faketime/libfaketime.so.1";

  private MachineClock() {}

  /** The variables that turn it forward; none for 0 days. */
  static Map<String, String> daysAhead(int days) {
    return days == 0
        ? Map.of()
        : Map.of(
            "LD_PRELOAD",
            LIBRARY,
            "FAKETIME",
            "+" + days + "d",
            // Java waits by the clock that only goes forward: that one is left as it is, and waits
            // for it too, which would end at once or late
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0");
  }
}
