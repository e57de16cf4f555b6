package org.clearkiosk.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An X display that no one sees, with a window manager on it.
 *
 * @param name the value of {@code DISPLAY} for its clients
 */
public record VirtualDisplay(String name) {
  private static final Duration START = Duration.ofSeconds(20);

  /**
   * Starts a display on a number that is free.
   *
   * @param parts what it belongs to, and ends with
   * @param width in pixels
   * @param height in pixels
   */
  public static VirtualDisplay start(Parts parts, int width, int height) {
    return start(parts, width, height, true);
  }

  /**
   * The same.
   *
   * @param windowManager whether there is a window manager on it
   */
  public static VirtualDisplay start(Parts parts, int width, int height, boolean windowManager) {
    Part server =
        parts.start(
            "display",
            Map.of(),
            List.of(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                width + "x" + height + "x24",
                "-nolisten",
                "tcp"));
    String number =
        server.await(
            "its number",
            0,
            START,
            line -> Optional.of(line.strip()).filter(text -> text.matches("[0-9]+")));
    String name = ":" + number;
    if (windowManager) {
      startWindowManager(parts, name);
    }
    return new VirtualDisplay(name);
  }

  /**
   * Starts the window manager of a terminal, set up as on every terminal: with its usual settings
   * it would take each touch first and hand it on.
   *
   * @param display the value of {@code DISPLAY}
   */
  public static void startWindowManager(Parts parts, String display) {
    Path settings = Installation.find().root().resolve("deploy/kiosk/openbox.xml");
    parts.start(
        "window manager",
        Map.of("DISPLAY", display),
        List.of("openbox", "--config-file", settings.toString()));
  }
}
