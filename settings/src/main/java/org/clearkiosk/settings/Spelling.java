package org.clearkiosk.settings;

import java.util.Arrays;

/** How far two spellings of a word are apart. */
final class Spelling {
  /** So many letters may be wrong in what is still taken for the same word. */
  static final int NEAR = 3;

  private Spelling() {}

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
