package org.clearkiosk.kiosk.app;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.screen.text.Texts;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * Whether every sign of every text is in the typeface, and whether the screen's size was measured
 * and fits its pixels.
 *
 * @param measured the screen's size as the settings have it; null when no one has measured it
 */
record ScreenCheck(@Nullable Millimetres measured) implements Supplier<List<Finding>> {
  /** Pixels are square; so much of a difference is a ruler's. */
  private static final double MOST_DIFFERENCE = 0.05;

  @Override
  public List<Finding> get() {
    return List.of(font(), display());
  }

  private static Finding font() {
    String family = Theme.installedFamily();
    String missing = Texts.missingIn(family);
    return Finding.checked(
        Subject.FONT, missing.isEmpty(), missing.isEmpty() ? family : family + " ! " + missing);
  }

  private Finding display() {
    Rectangle pixels =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration()
            .getBounds();
    String size = pixels.width + " × " + pixels.height;
    if (measured == null) {
      return Finding.checked(Subject.DISPLAY, false, size);
    }
    Millimetres turned = measured.turnedLike(pixels.width, pixels.height);
    double across = pixels.width / turned.width();
    double down = pixels.height / turned.height();
    return Finding.checked(
        Subject.DISPLAY,
        Math.abs(across / down - 1) <= MOST_DIFFERENCE,
        String.format(
            Locale.ROOT,
            "%s · %.0f × %.0f mm · %.2f / %.2f px/mm",
            size,
            turned.width(),
            turned.height(),
            across,
            down));
  }
}
