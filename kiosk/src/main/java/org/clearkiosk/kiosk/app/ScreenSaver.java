package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The X server's own: it makes the screen go dark after some minutes without a touch, which is what
 * an idle terminal has. Other systems have their settings for it.
 */
final class ScreenSaver {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenSaver.class);
  private static final int PATIENCE_SECONDS = 5;

  private ScreenSaver() {}

  /** Turns it and the display's power saving off, where there is an X server and {@code xset}. */
  static void off() {
    if (System.getenv("DISPLAY") == null) {
      return;
    }
    tell(List.of("xset", "s", "off", "s", "noblank"));
    tell(List.of("xset", "-dpms"));
  }

  private static void tell(List<String> command) {
    try {
      Process xset =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!xset.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        xset.destroyForcibly();
        LOG.warn("xset does not end; the screen may go dark");
      }
    } catch (IOException e) {
      LOG.info("There is no xset here: see to it that the screen never goes dark");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
