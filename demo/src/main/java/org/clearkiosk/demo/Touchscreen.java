package org.clearkiosk.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A finger and a camera on an X display: pointer events as the server hands them to any window. */
public final class Touchscreen {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String display;
  private final Parts parts;

  /**
   * A finger on a display.
   *
   * @param display the value of {@code DISPLAY}
   * @param parts what its tools belong to
   */
  public Touchscreen(String display, Parts parts) {
    this.display = display;
    this.parts = parts;
  }

  /** Touches the middle of an area of the display. */
  public void touch(Area area) {
    touch(area, 1);
  }

  /** Touches the middle of an area several times, as fast as the display takes it. */
  public void touch(Area area, int times) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "xdotool",
                "mousemove",
                Integer.toString(area.x() + area.width() / 2),
                Integer.toString(area.y() + area.height() / 2),
                "click",
                "--repeat",
                Integer.toString(times),
                "--delay",
                "1",
                "1"));
    run("xdotool", command);
  }

  /** Presses keys together, as xdotool names them: {@code ctrl+alt+t}. */
  public void press(String keys) {
    run("xdotool", List.of("xdotool", "key", keys));
  }

  /** Saves what the display shows as a picture. */
  public void photograph(Path picture) {
    run("import", List.of("import", "-silent", "-window", "root", picture.toString()));
  }

  /** The whole display. */
  public Area size() {
    String[] size = run("xdotool", List.of("xdotool", "getdisplaygeometry")).get(0).split(" ", 2);
    return new Area(0, 0, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
  }

  private List<String> run(String tool, List<String> command) {
    return parts.run(tool, Map.of("DISPLAY", display), command, LIMIT);
  }
}
