package org.clearkiosk.server.intake;

import java.util.Optional;

/** Words for people that come from other systems: names, things, what a source says. */
public final class PlainText {
  /**
   * What a spreadsheet takes for a formula when a list is opened in one again (OWASP, CSV
   * injection): the signs themselves and their full-width forms.
   */
  private static final String FORMULA_SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private PlainText() {}

  /**
   * What is wrong with a text.
   *
   * @param problem what it is
   * @param remedy what to do
   */
  public record Flaw(String problem, String remedy) {}

  /**
   * Looks for what belongs into no text that is shown to people.
   *
   * @param text not empty
   * @param longest how many characters it may have
   */
  public static Optional<Flaw> flaw(String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      return flaw("longer than %d characters".formatted(longest), "Shorten it in the source");
    }
    if (text.codePoints().anyMatch(PlainText::isInvisible)) {
      return flaw(
          "it has a control character, a line break or a mark that turns the writing's direction",
          "Take it out in the source");
    }
    if (!text.strip().equals(text)) {
      return flaw("it begins or ends with a blank", "Take the blank out");
    }
    return FORMULA_SIGNS.indexOf(text.codePointAt(0)) >= 0
        ? flaw("it begins like a spreadsheet's formula", "Take the = + - or @ at its beginning out")
        : Optional.empty();
  }

  private static Optional<Flaw> flaw(String problem, String remedy) {
    return Optional.of(new Flaw(problem, remedy));
  }

  /** Characters that no one sees and that belong into no name. */
  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || character == REPLACEMENT_CHARACTER;
  }
}
