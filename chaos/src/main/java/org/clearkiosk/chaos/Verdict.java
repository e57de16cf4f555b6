package org.clearkiosk.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found wrong.
 *
 * @param lost acknowledged confirmations that the database does not hold as they were acknowledged
 * @param doubled what is there more than once
 * @param wrong whatever else does not fit: refused and yet there, a step without its completion, a
 *     chain that is not whole
 * @param words the first few in words; ids and counts, nothing of a student
 */
record Verdict(long lost, long doubled, long wrong, List<String> words) {
  private static final int MOST_WORDS = 10;

  static final Verdict CLEAN = new Verdict(0, 0, 0, List.of());

  Verdict {
    words = List.copyOf(words.subList(0, Math.min(MOST_WORDS, words.size())));
  }

  boolean clean() {
    return lost == 0 && doubled == 0 && wrong == 0;
  }

  Verdict and(Verdict other) {
    List<String> all = new ArrayList<>(words);
    all.addAll(other.words);
    return new Verdict(lost + other.lost, doubled + other.doubled, wrong + other.wrong, all);
  }

  static Verdict wrong(String words) {
    return new Verdict(0, 0, 1, List.of(words));
  }
}
