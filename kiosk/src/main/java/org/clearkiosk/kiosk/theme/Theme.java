package org.clearkiosk.kiosk.theme;

import com.formdev.flatlaf.FlatSystemProperties;
import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.UIDefaults;

/**
 * The theme's tokens on one screen: colours, fonts and lengths in pixels.
 *
 * <p>Immutable and safe for use by many threads once made.
 */
public final class Theme {
  private final Scale scale;
  private final String family;
  private final double lineSpacing;
  private final boolean enlarged;
  private final Map<Tone, Color> colours = new EnumMap<>(Tone.class);
  private final Map<Type, Font> fonts = new EnumMap<>(Type.class);
  private final Map<Length, Integer> lengths = new EnumMap<>(Length.class);

  private Theme(UIDefaults tokens, Scale scale, Set<String> installedFamilies) {
    this.scale = scale;
    this.family = family(token(tokens, "Kiosk.families", String.class), installedFamilies);
    this.lineSpacing = token(tokens, "Kiosk.lineSpacing", Number.class).doubleValue();
    for (Tone tone : Tone.values()) {
      colours.put(tone, new Color(token(tokens, tone.key(), Color.class).getRGB()));
    }
    double smallest = units(tokens, Type.NOTE.key());
    this.enlarged = scale.em(smallest, smallest) > scale.length(smallest) + 1;
    for (Type type : Type.values()) {
      float em = scale.em(units(tokens, type.key()), smallest);
      fonts.put(type, new Font(family, Font.PLAIN, 1).deriveFont(em));
    }
    for (Length length : Length.values()) {
      double units = units(tokens, length.key());
      int pixels =
          switch (length) {
            case ACTION_HEIGHT,
                CHOICE_HEIGHT,
                ACTION_WIDTH,
                BACK_WIDTH,
                PILL_HEIGHT,
                KEY_WIDTH,
                KEY_HEIGHT ->
                scale.target(units);
            case GAP -> scale.gap(units);
            case EDGE, PAD, ARC, ARC_SMALL, HAIRLINE, STROKE, HEADER_HEIGHT -> scale.length(units);
          };
      lengths.put(length, pixels);
    }
  }

  /**
   * Makes FlatLaf with the terminal's tokens the look and feel of this process, and gives the
   * tokens for a screen. FlatLaf's own scaling stays at 1: {@link Scale} is the only one.
   */
  public static Theme install(Scale scale) {
    System.setProperty(FlatSystemProperties.UI_SCALE, "1x");
    KioskLaf laf = new KioskLaf();
    KioskLaf.setup(laf);
    return of(laf.getDefaults(), scale);
  }

  /** The tokens of a look and feel on a screen, with the fonts that this machine has. */
  static Theme of(UIDefaults tokens, Scale scale) {
    return new Theme(
        tokens,
        scale,
        Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
  }

  /** The first of the families wanted that is installed, else the logical sans-serif font. */
  static String family(String wanted, Set<String> installed) {
    return Stream.of(wanted.split(",", -1))
        .map(String::strip)
        .filter(installed::contains)
        .findFirst()
        .orElse(Font.SANS_SERIF);
  }

  private static double units(UIDefaults tokens, String key) {
    return token(tokens, key, Number.class).doubleValue();
  }

  private static <T> T token(UIDefaults tokens, String key, Class<T> type) {
    Object value = tokens.get(key);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "KioskLaf.properties: " + key + " must be a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** A colour. */
  public Color colour(Tone tone) {
    return Objects.requireNonNull(colours.get(tone));
  }

  /** A font of regular weight. */
  public Font font(Type type) {
    return Objects.requireNonNull(fonts.get(type));
  }

  /** A font of bold weight. */
  public Font bold(Type type) {
    return font(type).deriveFont(Font.BOLD);
  }

  /** A named length in pixels. */
  public int length(Length length) {
    return Objects.requireNonNull(lengths.get(length));
  }

  /** A share of a named length in pixels, at least 1. */
  public int length(Length length, double share) {
    return (int) Math.max(1, Math.round(length(length) * share));
  }

  /** From baseline to baseline, in ems. */
  public double lineSpacing() {
    return lineSpacing;
  }

  /** The family that was found; the logical font where none of those wanted is installed. */
  public String family() {
    return family;
  }

  /** Whether text takes more of the screen than on a large one, for the sake of its real size. */
  public boolean enlarged() {
    return enlarged;
  }

  /** The screen's scale. */
  public Scale scale() {
    return scale;
  }

  /** The colours that text is painted in, each with the grounds it is painted on. */
  public static Map<Tone, List<Tone>> textOnGrounds() {
    return Map.of(
        Tone.INK, List.of(Tone.GROUND, Tone.SURFACE, Tone.ACCENT_SOFT, Tone.NOT_NEEDED_SOFT),
        Tone.MUTED, List.of(Tone.GROUND, Tone.SURFACE),
        Tone.ON_ACCENT, List.of(Tone.ACCENT, Tone.ACCENT_PRESSED),
        Tone.ACCENT, List.of(Tone.GROUND, Tone.SURFACE, Tone.ACCENT_SOFT),
        Tone.DONE, List.of(Tone.DONE_SOFT),
        Tone.OPEN, List.of(Tone.OPEN_SOFT),
        Tone.NOT_NEEDED, List.of(Tone.NOT_NEEDED_SOFT, Tone.GROUND),
        Tone.STOP, List.of(Tone.STOP_SOFT, Tone.GROUND));
  }
}
