package org.clearkiosk.kiosk.theme;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatSystemProperties;
import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.font.FontRenderContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.TextSize;

/**
 * The theme's tokens on one screen: colours, fonts and lengths in pixels.
 *
 * <p>Immutable and safe for use by many threads once made.
 */
public final class Theme {
  /** The height of an action, at least, in ems of its text. */
  private static final double ACTION_EMS = 2.8;

  private final Scale scale;
  private final Comfort comfort;
  private final String family;
  private final double lineSpacing;
  private final boolean enlarged;
  private final Map<Tone, Color> colours = new EnumMap<>(Tone.class);
  private final Map<Type, Font> fonts = new EnumMap<>(Type.class);
  private final Map<Length, Integer> lengths = new EnumMap<>(Length.class);

  private Theme(Scale scale, Comfort comfort, String family) {
    Tokens tokens = Tokens.of(comfort.contrast());
    this.scale = scale;
    this.comfort = comfort;
    this.family = family;
    this.lineSpacing = tokens.units("Kiosk.lineSpacing");
    for (Tone tone : Tone.values()) {
      colours.put(tone, tokens.colour(tone));
    }
    // A larger text is larger than the usual one on every screen, so the usual one is the measure
    double smallest = tokens.units(Type.NOTE.key(TextSize.USUAL));
    this.enlarged =
        comfort.textSize() != TextSize.USUAL
            || scale.em(smallest, smallest) > scale.length(smallest) + 1;
    for (Type type : Type.values()) {
      float em = scale.em(tokens.units(type.key(comfort.textSize())), smallest);
      fonts.put(type, new Font(family, Font.PLAIN, 1).deriveFont(em));
    }
    for (Length length : Length.values()) {
      double units = tokens.units(length.key());
      int pixels =
          switch (length) {
            // two lines have room on an action, however large its text
            case ACTION_HEIGHT ->
                Math.max(
                    scale.target(units),
                    (int) Math.ceil(font(Type.ACTION).getSize2D() * ACTION_EMS));
            case CHOICE_HEIGHT, ACTION_WIDTH, BACK_WIDTH, PILL_HEIGHT, KEY_WIDTH, KEY_HEIGHT ->
                scale.target(units);
            case GAP -> scale.gap(units);
            case EDGE, PAD, ARC, ARC_SMALL, HAIRLINE, STROKE, RING, RING_GAP, HEADER_HEIGHT ->
                scale.length(units);
          };
      lengths.put(length, pixels);
    }
  }

  /**
   * Has this process load what {@link #install} will need, so that it takes less time then. May be
   * called from any thread, and need not be.
   */
  public static void prepare() {
    System.setProperty(FlatSystemProperties.UI_SCALE, "1x");
    Toolkit.getDefaultToolkit();
    String family = installedFamily();
    for (int style : new int[] {Font.PLAIN, Font.BOLD}) {
      new Font(family, style, 1).getLineMetrics("离", new FontRenderContext(null, true, true));
    }
  }

  /**
   * Makes FlatLaf with the terminal's tokens the look and feel of this process, and gives the
   * tokens for a screen in the contrast and text size that are usual where nothing else is set.
   * FlatLaf's own scaling stays at 1: {@link Scale} is the only one.
   */
  public static Theme install(Scale scale) {
    System.setProperty(FlatSystemProperties.UI_SCALE, "1x");
    Tokens tokens = Tokens.of(Comfort.USUAL.contrast());
    FlatLaf.setup(tokens.laf());
    Set<String> installed =
        Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    return new Theme(scale, Comfort.USUAL, family(tokens.text("Kiosk.families"), installed));
  }

  /**
   * The tokens for the same screen in another contrast and text size. The look and feel of the
   * process stays as it is: the screens' parts take nothing from it.
   */
  public Theme in(Comfort other) {
    return other.equals(comfort) ? this : new Theme(scale, other, family);
  }

  /** The first of the families wanted that is installed, else the logical sans-serif font. */
  static String family(String wanted, Set<String> installed) {
    return Stream.of(wanted.split(",", -1))
        .map(String::strip)
        .filter(installed::contains)
        .findFirst()
        .orElse(Font.SANS_SERIF);
  }

  /** The contrast and text size that it is for. */
  public Comfort comfort() {
    return comfort;
  }

  /** The typeface that this machine has for the terminal's texts. */
  public static String installedFamily() {
    return family(
        Tokens.of(Comfort.USUAL.contrast()).text("Kiosk.families"),
        Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
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

  /** A share of a named length in pixels, on the {@link Grid}. */
  public int length(Length length, double share) {
    return scale.onGrid(length(length) * share);
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
        Tone.INK,
        List.of(Tone.GROUND, Tone.SURFACE, Tone.ACCENT_SOFT, Tone.NOT_NEEDED_SOFT, Tone.OPEN_SOFT),
        Tone.MUTED,
        List.of(Tone.GROUND, Tone.SURFACE),
        Tone.ON_ACCENT,
        List.of(Tone.ACCENT, Tone.ACCENT_PRESSED),
        Tone.ACCENT,
        List.of(Tone.GROUND, Tone.SURFACE, Tone.ACCENT_SOFT),
        Tone.DONE,
        List.of(Tone.DONE_SOFT),
        Tone.OPEN,
        List.of(Tone.OPEN_SOFT),
        Tone.NOT_NEEDED,
        List.of(Tone.NOT_NEEDED_SOFT, Tone.GROUND),
        Tone.STOP,
        List.of(Tone.STOP_SOFT, Tone.GROUND));
  }

  /** What has to be seen and is no text, each with the grounds that it is painted on. */
  public static Map<Tone, List<Tone>> signsOnGrounds() {
    return Map.of(
        Tone.RING, List.of(Tone.GROUND, Tone.SURFACE, Tone.OPEN_SOFT),
        Tone.FRAME, List.of(Tone.GROUND, Tone.SURFACE),
        Tone.INK, List.of(Tone.GROUND, Tone.SURFACE, Tone.OPEN_SOFT),
        Tone.ACCENT, List.of(Tone.GROUND, Tone.SURFACE, Tone.ACCENT_SOFT, Tone.OPEN_SOFT));
  }
}
