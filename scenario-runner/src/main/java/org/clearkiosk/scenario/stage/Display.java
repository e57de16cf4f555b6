package org.clearkiosk.scenario.stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.demo.Part;
import org.clearkiosk.demo.Parts;
import org.clearkiosk.demo.Touchscreen;
import org.clearkiosk.demo.VirtualDisplay;

/**
 * Where a campus shows its windows.
 *
 * @param name the value of {@code DISPLAY}
 * @param camera takes pictures of it
 * @param kiosk what the terminal is told of its window
 * @param simulatorWindow where the simulator shows its own; empty for nowhere
 */
record Display(String name, Camera camera, List<String> kiosk, Optional<String> simulatorWindow) {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final String WATCHED_WINDOW = "1280x720";
  private static final Duration START = Duration.ofSeconds(60);

  /** A display that no one sees, the terminal filling it. */
  static Display unseen(Path folder, Parts parts) {
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
                WIDTH + "x" + HEIGHT + "x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString()));
    String number =
        server.await(
            "its number",
            0,
            START,
            line -> Optional.of(line.strip()).filter(text -> text.matches("[0-9]+")));
    String name = ":" + number;
    VirtualDisplay.startWindowManager(parts, name);
    return new Display(
        name, FrameBuffer.open(folder.resolve("Xvfb_screen0")), List.of(), Optional.empty());
  }

  /** The display before which someone sits. */
  static Display watched(String name, Path folder, Parts parts) {
    Touchscreen screen = new Touchscreen(name, parts);
    Path picture = folder.resolve("display.png");
    return new Display(
        name,
        () -> photograph(screen, picture),
        List.of("--window", WATCHED_WINDOW),
        Optional.of(name));
  }

  private static BufferedImage photograph(Touchscreen screen, Path picture) {
    screen.photograph(picture);
    try {
      BufferedImage whole = ImageIO.read(picture.toFile());
      if (whole == null) {
        throw new IOException("no picture");
      }
      return Pixels.half(whole);
    } catch (IOException e) {
      throw new DemoException("the picture of the display cannot be read", e);
    }
  }
}
