package org.clearkiosk.clearance.policy.check;

/**
 * Says where the tokens of a JSON text stand, one after the other.
 *
 * <p>Gson's reader knows whether a text is JSON but does not tell where it is; this knows where a
 * token is but not whether the text is JSON. They go through it side by side.
 */
final class TokenPlaces {
  private static final String BETWEEN = " \t\r\n,:\uFEFF";
  private static final String BRACKETS = "{}[]";

  private final String text;
  private int offset;
  private int line = 1;
  private int lineStart;

  TokenPlaces(String text) {
    this.text = text;
  }

  /** Goes to the next token, which the reader has taken for one, and past it. */
  Node.Place next(String path) {
    Node.Place place = ahead(path);
    pass();
    return place;
  }

  /** Goes to the next token, but not past it; to the end where there is none. */
  Node.Place ahead(String path) {
    while (offset < text.length() && BETWEEN.indexOf(text.charAt(offset)) >= 0) {
      if (text.charAt(offset) == '\n') {
        line++;
        lineStart = offset + 1;
      }
      offset++;
    }
    return new Node.Place(line, offset - lineStart + 1, path);
  }

  private void pass() {
    char first = text.charAt(offset);
    offset++;
    if (first == '"') {
      passText();
    } else if (BRACKETS.indexOf(first) < 0) {
      while (offset < text.length() && (BETWEEN + BRACKETS).indexOf(text.charAt(offset)) < 0) {
        offset++;
      }
    }
  }

  /** The reader has seen its end. */
  private void passText() {
    while (text.charAt(offset) != '"') {
      offset += text.charAt(offset) == '\\' ? 2 : 1;
    }
    offset++;
  }
}
