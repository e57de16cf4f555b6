package org.clearkiosk.server.store;

import java.util.Arrays;
import java.util.Optional;

/** What a source system's token may do. */
public enum SourceScope {
  /** Give and lift its source's blockers. */
  BLOCKERS_WRITE("blockers:write"),
  /** Finish and reopen its office's step. */
  STEPS_WRITE("steps:write"),
  /** Report cards lost, stopped or active. */
  CARDS_WRITE("cards:write"),
  /** Read its campus's completions. */
  FEED_READ("feed:read"),
  /** Read the notice of any student of its campus. */
  NOTICES_READ("notices:read");

  private final String word;

  SourceScope(String word) {
    this.word = word;
  }

  /** As it is written, for example {@code blockers:write}. */
  public String word() {
    return word;
  }

  /** The scope that a word means. */
  public static Optional<SourceScope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }
}
