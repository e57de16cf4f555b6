package org.clearkiosk.kiosk.screen.part;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How wide the characters of one font are, each measured once. Text is measured over and over while
 * a screen is laid out, and asking the font each time takes longer than painting.
 *
 * <p>Characters that are no letter of their own (of a surrogate pair, combining, of a script whose
 * letters change with their neighbours) are left to the font, with the whole text. Safe for use by
 * many threads: two that measure the same character write the same.
 */
final class Advances {
  /** Antialiased, with fractional widths: as {@link Painting} paints. */
  static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  /** Sizes of type in two weights, for a few screens: more is a leak, and begun anew. */
  private static final int MOST_FONTS = 64;

  /** Of these every text of the terminal is made: Latin, punctuation, Chinese. */
  private static final int CHARACTERS = 0x10000;

  private static final int BLOCK = 256;
  private static final Map<Font, Advances> BY_FONT = new ConcurrentHashMap<>();

  private final Font font;
  private final double ascent;
  private final double descent;
  private final float[][] blocks = new float[CHARACTERS / BLOCK][];

  private Advances(Font font) {
    this.font = font;
    var metrics = font.getLineMetrics("离g", MEASURE);
    ascent = metrics.getAscent();
    descent = metrics.getDescent();
  }

  /** Those of a font. */
  static Advances of(Font font) {
    Advances known = BY_FONT.get(font);
    if (known != null) {
      return known;
    }
    if (BY_FONT.size() >= MOST_FONTS) {
      BY_FONT.clear();
    }
    return BY_FONT.computeIfAbsent(font, Advances::new);
  }

  double ascent() {
    return ascent;
  }

  double descent() {
    return descent;
  }

  /** The width of a text in one line, in pixels. */
  double width(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (!alone(each)) {
        return font.getStringBounds(text, MEASURE).getWidth();
      }
      width += advance(each);
    }
    return width;
  }

  private float advance(char each) {
    float[] block = blocks[each / BLOCK];
    if (block == null) {
      block = new float[BLOCK];
      Arrays.fill(block, Float.NaN);
      blocks[each / BLOCK] = block;
    }
    float known = block[each % BLOCK];
    if (Float.isNaN(known)) {
      known = (float) font.getStringBounds(String.valueOf(each), MEASURE).getWidth();
      block[each % BLOCK] = known;
    }
    return known;
  }

  /** Whether a character is as wide alone as among others. */
  private static boolean alone(char each) {
    return each < 0x300
        || (each >= 0x2000 && each < 0x2028)
        || (each >= 0x2030 && each < 0x2060)
        || (each >= 0x20A0 && each < 0x20D0)
        || (each >= 0x2100 && each < 0x2E00)
        || (each >= 0x2E80 && each < 0xA000)
        || (each >= 0xFF00 && each < 0xFFF0);
  }
}
