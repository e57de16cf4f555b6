package org.clearkiosk.kiosk.app;

import java.nio.file.Path;
import org.clearkiosk.kiosk.client.HttpsServer;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.screen.StageSettings;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.voice.VoiceSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal needs to know before it starts.
 *
 * @param server the central server's address, {@code https://host:port}; empty for the one with
 *     which the terminal was enrolled
 * @param data the folder of the terminal's identity, the outbox, the log and the lock
 * @param readers which readers it has, and which cards it takes
 * @param language the usual language of the screens
 * @param comfort their usual contrast and text size
 * @param screen the screen's measured size; null when no one has measured it
 * @param window the size of a window in its place; null for the whole screen
 * @param voice what it lets be heard
 * @param stage what the operator chose about the screens
 * @param keepDeliveredDays how many days delivered confirmations keep their content, 0 to 3650
 * @param upkeep for those who keep it running
 */
record KioskSettings(
    String server,
    Path data,
    ReaderSettings readers,
    Language language,
    Comfort comfort,
    @Nullable Millimetres screen,
    @Nullable WindowSize window,
    VoiceSettings voice,
    StageSettings stage,
    int keepDeliveredDays,
    Upkeep upkeep) {
  private static final int MOST_DAYS = 3650;

  KioskSettings {
    if (!server.isEmpty()) {
      HttpsServer.url(server);
    }
    checkedDays(keepDeliveredDays);
  }

  static int checkedDays(int days) {
    if (days < 0 || days > MOST_DAYS) {
      throw new IllegalArgumentException("there are 0 to %d days".formatted(MOST_DAYS));
    }
    return days;
  }

  /** A window's size in pixels, written as {@code 1280x720}. */
  record WindowSize(int width, int height) {
    private static final int LEAST = 320;
    private static final int MOST = 16_384;

    WindowSize {
      if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
        throw new IllegalArgumentException("a window has " + LEAST + " to " + MOST + " pixels");
      }
    }

    static WindowSize of(String text) {
      if (!text.matches("[0-9]{1,5}x[0-9]{1,5}")) {
        throw new IllegalArgumentException("a window's size is written as 1280x720");
      }
      String[] parts = text.split("x", -1);
      return new WindowSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
  }
}
