package org.clearkiosk.kiosk.screen.part;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.swing.Icon;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;

/** The project's own drawings, in the theme's colours. */
public enum Icons {
  /** Done. */
  CHECK,
  /** Open, waiting. */
  CLOCK,
  /** Not needed. */
  MINUS,
  /** Here, and onward. */
  ARROW,
  /** Something stands in the way. */
  EXCLAMATION,
  /** A place to go to. */
  PLACE;

  private static final String FOLDER = "org/clearkiosk/kiosk/screen/icons/";

  /** The colours in the drawings, by the tones that they stand for. */
  private static final Map<Integer, Tone> PLACEHOLDERS =
      Map.of(
          0x000002, Tone.SURFACE,
          0x000003, Tone.LINE,
          0x000004, Tone.INK,
          0x000006, Tone.ACCENT,
          0x000008, Tone.ON_ACCENT,
          0x000009, Tone.ACCENT_SOFT);

  /**
   * The icon in one colour.
   *
   * @param side in pixels
   */
  public Icon in(Color colour, int side) {
    return new PaintedIcon(
        List.of(this, colour),
        side,
        side,
        () -> {
          FlatSVGIcon icon = new FlatSVGIcon(FOLDER + file(), side, side);
          icon.setColorFilter(new FlatSVGIcon.ColorFilter(ignored -> colour));
          return icon;
        });
  }

  private String file() {
    return name().toLowerCase(Locale.ROOT) + ".svg";
  }

  /**
   * A drawing of several colours. It names the tones by {@link #PLACEHOLDERS}, so it follows any
   * theme.
   */
  static Icon picture(Theme theme, String file, int width, int height) {
    return new PaintedIcon(
        List.of(file, theme.comfort().contrast()),
        width,
        height,
        () -> {
          FlatSVGIcon icon = new FlatSVGIcon(FOLDER + file, width, height);
          icon.setColorFilter(
              new FlatSVGIcon.ColorFilter(
                  colour -> {
                    Tone tone = PLACEHOLDERS.get(colour.getRGB() & 0xFFFFFF);
                    return tone == null ? colour : theme.colour(tone);
                  }));
          return icon;
        });
  }
}
