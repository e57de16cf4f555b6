package org.clearkiosk.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** How far two spellings of a word are apart. */
final class Spelling {
  /** So many letters may be wrong in what is still taken for the same word. */
  static final int NEAR = 3;

  private Spelling() {}

  /**
   * What to do about a word that is none of those that are known.
   *
   * @param known in any order; at least one
   */
  static String remedy(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(each -> distance(each, word)))
        .filter(nearest -> distance(nearest, word) <= NEAR)
        .map(nearest -> "did you mean " + nearest + "?")
        .orElseGet(
            () -> "take it out; there are: " + String.join(", ", known.stream().sorted().toList()));
  }

  /** The least number of letters to put in, take out or replace (Levenshtein's distance). */
  static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    Arrays.setAll(previous, index -> index);
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[other.length()];
  }
}
