package org.clearkiosk.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * How what the students were told, the outboxes and the server differ. All 0 and no words: not at
 * all.
 *
 * @param kept confirmations of which a student was told that they are kept
 * @param completions what the server holds
 * @param refused what the server refused and the outboxes keep for staff
 * @param waiting what is not delivered yet
 * @param lost kept, and not in the outbox; or delivered, and not at the server with that receipt
 * @param doubled an event, a number of a terminal, a student or a receipt that is there twice
 * @param wrong whatever else does not fit
 * @param words the first few in words; ids and counts, nothing of a student
 */
record Verdict(
    long kept,
    long completions,
    long refused,
    long waiting,
    long lost,
    long doubled,
    long wrong,
    List<String> words) {
  private static final int MOST_WORDS = 20;

  Verdict {
    words = List.copyOf(words);
  }

  /** Whether nothing was lost or doubled, and nothing waits. */
  boolean clean() {
    return lost == 0 && doubled == 0 && wrong == 0 && waiting == 0;
  }

  /** Collects differences. */
  static final class Findings {
    private final List<String> words = new ArrayList<>();
    private long lost;
    private long doubled;
    private long wrong;

    void lost(String what) {
      lost++;
      say("lost: " + what);
    }

    void doubled(String what) {
      doubled++;
      say("doubled: " + what);
    }

    void wrong(String what) {
      wrong++;
      say("wrong: " + what);
    }

    private void say(String what) {
      if (words.size() < MOST_WORDS) {
        words.add(what);
      }
    }

    Verdict verdict(long kept, long completions, long refused, long waiting) {
      return new Verdict(kept, completions, refused, waiting, lost, doubled, wrong, words);
    }
  }
}
