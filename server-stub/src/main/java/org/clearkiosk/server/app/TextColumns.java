package org.clearkiosk.server.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of texts for a terminal window, which gives a Chinese letter the room of two others.
 *
 * <p>Long texts are continued below, broken at blanks and after Chinese letters.
 */
final class TextColumns {
  private static final String GAP = "  ";

  private final int[] widths;
  private final StringBuilder text = new StringBuilder();

  /**
   * A table.
   *
   * @param widths of its columns, in letters
   */
  TextColumns(int... widths) {
    this.widths = widths.clone();
  }

  /** Adds a row, with a text for each column. */
  void row(String... texts) {
    List<List<String>> cells =
        IntStream.range(0, widths.length)
            .mapToObj(column -> lines(texts[column], widths[column]))
            .toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      StringBuilder whole = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = line < cells.get(column).size() ? cells.get(column).get(line) : "";
        whole
            .append(cell)
            .append(" ".repeat(Math.max(0, widths[column] - width(cell))))
            .append(GAP);
      }
      text.append(whole.toString().stripTrailing()).append(System.lineSeparator());
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** How much room a text takes, in Latin letters. */
  static int width(String text) {
    return text.codePoints().map(TextColumns::width).sum();
  }

  private static int width(int letter) {
    return isWide(letter) ? 2 : 1;
  }

  /** Ideographs, their punctuation and full-width forms (UAX #11, as far as texts use it). */
  private static boolean isWide(int letter) {
    return Character.isIdeographic(letter)
        || (letter >= 0x3000 && letter <= 0x303F)
        || (letter >= 0xFF01 && letter <= 0xFF60);
  }

  private static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      if (width(line + piece.stripTrailing()) > width && !line.isEmpty()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
      while (width(line.toString().stripTrailing()) > width) {
        int end = end(line, width);
        lines.add(line.substring(0, end));
        line.delete(0, end);
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Where a line has to end that fits; after one letter at least. */
  private static int end(CharSequence line, int width) {
    int end = 0;
    int room = width;
    while (end < line.length()) {
      int letter = Character.codePointAt(line, end);
      room -= width(letter);
      if (room < 0 && end > 0) {
        return end;
      }
      end += Character.charCount(letter);
    }
    return end;
  }

  /** The parts between which a line may be broken: a mark stays with the letter before it. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int[] letters = text.codePoints().toArray();
    for (int position = 0; position < letters.length; position++) {
      piece.appendCodePoint(letters[position]);
      boolean last = position + 1 == letters.length;
      if (last || mayBreak(letters[position], letters[position + 1])) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    return pieces;
  }

  private static boolean mayBreak(int letter, int next) {
    boolean nextIsMark = isWide(next) && !Character.isIdeographic(next);
    return letter == ' ' || (isWide(letter) && letter != '（' && !nextIsMark);
  }
}
