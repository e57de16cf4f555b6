package org.clearkiosk.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An X display that no one sees, with a window manager on it. */
public final class VirtualDisplay implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);

  private final Part server;
  private final Part windowManager;
  private final String name;

  private VirtualDisplay(Part server, Part windowManager, String name) {
    this.server = server;
    this.windowManager = windowManager;
    this.name = name;
  }

  /**
   * Starts a display on a number that is free.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public static VirtualDisplay start(Path logs, int width, int height) {
    Part server =
        Part.start(
            "display",
            logs,
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
    Part windowManager =
        Part.start("window manager", logs, Map.of("DISPLAY", name), List.of("openbox"));
    return new VirtualDisplay(server, windowManager, name);
  }

  /** The value of {@code DISPLAY} for its clients. */
  public String name() {
    return name;
  }

  /** The processes behind it. */
  public List<ProcessHandle> handles() {
    return List.of(server.handle(), windowManager.handle());
  }

  @Override
  public void close() {
    windowManager.close();
    server.close();
  }
}
