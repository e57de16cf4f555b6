package org.clearkiosk.server.log;

import java.util.stream.IntStream;

/**
 * Characters that no one sees, made visible: what steers a terminal, turns the writing's direction
 * or breaks a line would have a log say something else to its reader than was written.
 */
public final class Visible {
  private Visible() {}

  /** The text with each such character as {@code \}{@code u001b}, which JSON reads back. */
  public static String escaped(String text) {
    if (plain(text) || text.codePoints().noneMatch(Visible::isHidden)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if (isHidden(character)) {
                units(character).forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
              } else {
                escaped.appendCodePoint(character);
              }
            });
    return escaped.toString();
  }

  /** Whether it is of ASCII's visible characters and blanks alone, as nearly every text is. */
  private static boolean plain(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) < ' ' || text.charAt(index) > '~') {
        return false;
      }
    }
    return true;
  }

  private static IntStream units(int character) {
    return Character.toString(character).chars();
  }

  private static boolean isHidden(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
