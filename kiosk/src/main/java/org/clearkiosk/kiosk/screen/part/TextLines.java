package org.clearkiosk.kiosk.screen.part;

import java.awt.Font;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Text broken into lines, after the Chinese and Latin rules of where a line may end.
 *
 * <p>Measured without any screen, so that it is the same in a picture and in a window.
 */
final class TextLines {
  private static final String ELLIPSIS = "…";
  private static final String STOPS = "，。；：？！";
  private static final String DASHES = "–—-";
  private static final String DAYS = "一二三四五六日天";

  private TextLines() {}

  /** The width of a text in one line, in pixels, rounded up. */
  static int width(String text, Font font) {
    return (int) Math.ceil(Advances.of(font).width(text));
  }

  /** The ascent of a font in pixels. */
  static double ascent(Font font) {
    return Advances.of(font).ascent();
  }

  /** The descent of a font in pixels. */
  static double descent(Font font) {
    return Advances.of(font).descent();
  }

  /**
   * Breaks a text into lines.
   *
   * @param text may hold line feeds, which always end a line
   * @param width in pixels; a word that is wider is broken anywhere
   * @return at least one line
   */
  static List<String> wrap(String text, Font font, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      wrapParagraph(paragraph, font, width, lines);
    }
    return lines;
  }

  private static void wrapParagraph(String text, Font font, int width, List<String> lines) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE);
    breaks.setText(text);
    int start = 0;
    int good = 0;
    for (int end = next(breaks, text); end != BreakIterator.DONE; end = next(breaks, text)) {
      if (fits(text.substring(start, end), font, width)) {
        good = end;
        continue;
      }
      if (good > start) {
        lines.add(text.substring(start, good).strip());
        start = good;
      }
      while (!fits(text.substring(start, end), font, width)) {
        int cut = longestFit(text, start, end, font, width);
        lines.add(text.substring(start, cut));
        start = cut;
      }
      good = end;
    }
    lines.add(text.substring(start).strip());
  }

  /** Where a line may end next. */
  private static int next(BreakIterator breaks, String text) {
    int end = breaks.next();
    while (end > 0 && end < text.length() && joined(text, end)) {
      end = breaks.next();
    }
    return end;
  }

  /**
   * Whether what stands before and after a place belongs together although the iterator would break
   * there: a time of day, a span of figures, a day of the week.
   */
  private static boolean joined(String text, int place) {
    int left = place - 1;
    while (left > 0 && text.charAt(left) == ' ') {
      left--;
    }
    int right = place;
    while (right < text.length() - 1 && text.charAt(right) == ' ') {
      right++;
    }
    char before = text.charAt(left);
    char after = text.charAt(right);
    if (DASHES.indexOf(before) >= 0) {
      return Character.isDigit(after) && digitAt(text, left - 1, -1);
    }
    if (DASHES.indexOf(after) >= 0) {
      return Character.isDigit(before) && digitAt(text, right + 1, 1);
    }
    return (before == ':' && Character.isDigit(after))
        || (before == '星' && after == '期')
        || (DAYS.indexOf(after) >= 0 && (before == '周' || text.startsWith("星期", left - 1)));
  }

  /** Whether there is a digit at a place, or one step further beyond a space. */
  private static boolean digitAt(String text, int place, int step) {
    int at =
        place >= 0 && place < text.length() && text.charAt(place) == ' ' ? place + step : place;
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean fits(String text, Font font, int width) {
    return width(text.stripTrailing(), font) <= width;
  }

  private static int longestFit(String text, int start, int end, Font font, int width) {
    int cut = text.offsetByCodePoints(start, 1);
    while (cut < end && fits(text.substring(start, text.offsetByCodePoints(cut, 1)), font, width)) {
      cut = text.offsetByCodePoints(cut, 1);
    }
    return cut;
  }

  /**
   * Breaks a text into as many lines as {@link #wrap} does, those of a paragraph of about the same
   * length.
   *
   * @param text may hold line feeds, which always end a paragraph
   * @param width in pixels
   * @return at least one line
   */
  static List<String> balanced(String text, Font font, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      int stop = halfWayStop(paragraph, font, width);
      if (stop > 0) {
        lines.add(paragraph.substring(0, stop));
        lines.add(paragraph.substring(stop));
      } else {
        wrapParagraph(paragraph, font, balancedWidth(paragraph, font, width), lines);
      }
    }
    return lines;
  }

  /**
   * Where Chinese that takes two lines reads best in two: after a stop near its middle.
   *
   * @return 0 where there is none, or it takes another number of lines
   */
  private static int halfWayStop(String text, Font font, int width) {
    if (wrap(text, font, width).size() != 2) {
      return 0;
    }
    return IntStream.range(1, text.length())
        .filter(place -> STOPS.indexOf(text.charAt(place - 1)) >= 0)
        .filter(place -> Character.isLetterOrDigit(text.charAt(place)))
        .filter(place -> 3 * Math.min(place, text.length() - place) >= text.length())
        .filter(place -> fits(text.substring(0, place), font, width))
        .filter(place -> fits(text.substring(place), font, width))
        .boxed()
        .min(Comparator.comparingInt(place -> Math.abs(2 * place - text.length())))
        .orElse(0);
  }

  /** The smallest width at which the text needs no more lines than at a width, in pixels. */
  private static int balancedWidth(String text, Font font, int width) {
    int lines = wrap(text, font, width).size();
    int tooSmall = Math.min(width, widestWord(text, font)) - 1;
    int enough = width;
    while (enough - tooSmall > 4) {
      int middle = (tooSmall + enough) / 2;
      if (wrap(text, font, middle).size() > lines) {
        tooSmall = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  /** The width of what is not broken where it has room, in pixels. */
  private static int widestWord(String text, Font font) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE);
    breaks.setText(text);
    int widest = 0;
    int start = 0;
    for (int end = next(breaks, text); end != BreakIterator.DONE; end = next(breaks, text)) {
      widest = Math.max(widest, width(text.substring(start, end).strip(), font));
      start = end;
    }
    return widest;
  }

  /** The first lines of a text, the last of them with an ellipsis where something was left out. */
  static List<String> shorten(List<String> lines, int most, Font font, int width) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    String last = kept.get(most - 1);
    while (!last.isEmpty() && !fits(last + ELLIPSIS, font, width)) {
      last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
    }
    kept.set(most - 1, last + ELLIPSIS);
    return kept;
  }
}
