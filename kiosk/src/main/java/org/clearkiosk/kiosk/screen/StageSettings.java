package org.clearkiosk.kiosk.screen;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal's operator may choose about its screens.
 *
 * @param motion whether things move; what they show is the same without
 * @param hallMap the campus's own drawing of the way to the service hall, an SVG; null for the
 *     usual sketch
 * @param headset whether only the student hears the voice, so that whoever listens is told
 *     everything
 */
public record StageSettings(boolean motion, @Nullable Path hallMap, boolean headset) {
  /** Nothing moves, the usual sketch, no headset: for pictures and tests. */
  public static final StageSettings STILL = new StageSettings(false, null, false);

  private static final long LARGEST_DRAWING = 256 * 1024;

  /**
   * A campus's drawing that is there and can be shown.
   *
   * @throws IllegalArgumentException when it is not; the message says why
   */
  public static Path drawing(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_DRAWING) {
      throw new IllegalArgumentException(file + " is no file of at most 256 KB");
    }
    if (!new FlatSVGIcon(file.toFile()).hasFound()) {
      throw new IllegalArgumentException(file + " is no SVG that can be shown");
    }
    return file.toAbsolutePath();
  }
}
