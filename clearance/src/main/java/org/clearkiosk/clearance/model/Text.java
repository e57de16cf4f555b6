package org.clearkiosk.clearance.model;

import java.util.Objects;

/**
 * A text in the two languages that a student can choose.
 *
 * @param zh simplified Chinese, not blank
 * @param en English, not blank
 */
public record Text(String zh, String en) {
  /** The longest text that a source may supply, in characters of either language. */
  public static final int MAXIMUM_LENGTH = 400;

  public Text {
    check("zh", zh);
    check("en", en);
  }

  private static void check(String language, String text) {
    Objects.requireNonNull(text, language);
    if (text.isBlank() || text.length() > MAXIMUM_LENGTH) {
      throw new IllegalArgumentException(
          language + ": 1 to " + MAXIMUM_LENGTH + " characters, not blank");
    }
  }

  /** The same words in both languages: for numbers, and for a source that supplies only one. */
  public static Text same(String text) {
    return new Text(text, text);
  }
}
