package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The X server answers no more, so the kiosk's window can never be closed: it ends all the same.
 */
@Execution(ExecutionMode.CONCURRENT)
class HangingDisplayTest {
  private static final int TERMINATED = 143;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void theKioskEndsWithinItsBound() {
    try (Campus campus = Campus.withoutServer(false)) {
      Part display =
          campus
              .parts()
              .start(
                  "hanging display",
                  Map.of(),
                  List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24"));
      Map<String, String> environment = new HashMap<>(campus.reader().environment());
      environment.put(
          "DISPLAY",
          display.await(
              "its number",
              0,
              LIMIT,
              line -> Optional.of(":" + line.strip()).filter(number -> number.matches(":[0-9]+"))));
      Kiosk kiosk =
          Kiosk.start(
              Installation.find(),
              campus.parts(),
              environment,
              campus.touchscreen(),
              new KioskSettings(URI.create("https://127.0.0.1:1"), campus.kioskData(), List.of()));
      kiosk.await("Idle", LIMIT);

      display.stop();
      kiosk.process().handle().destroy();

      assertThat(kiosk.process().awaitEnd(LIMIT)).isEqualTo(TERMINATED);
      display.resume();
    }
  }
}
