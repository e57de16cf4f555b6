package org.clearkiosk.cardtool.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines. */
final class Wrapped {
  private static final int NARROWEST = 40;

  private Wrapped() {}

  /** The lines of a text, none longer than the width unless a word is; none for no text. */
  static List<String> lines(String text, int width) {
    int most = Math.max(NARROWEST, width);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
