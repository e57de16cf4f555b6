package org.clearkiosk.kiosk.client;

/**
 * What the terminal shows the server to say which terminal it is: 32 random bytes in base64url (RFC
 * 4648, section 5) without padding. A secret: {@link #toString()} says nothing.
 */
public final class TerminalKey {
  private static final String FORM = "[A-Za-z0-9_-]{43}";

  private final String text;

  private TerminalKey(String text) {
    this.text = text;
  }

  /**
   * Reads a key; white space around it does not count.
   *
   * @throws IllegalArgumentException when it has another form; the message does not repeat it
   */
  public static TerminalKey of(String text) {
    String key = text.strip();
    if (!key.matches(FORM)) {
      throw new IllegalArgumentException(
          "a terminal key is 43 characters of base64url: 32 bytes without padding");
    }
    return new TerminalKey(key);
  }

  /** The value of the Authorization header (RFC 6750, section 2.1). */
  String authorization() {
    return "Bearer " + text;
  }

  @Override
  public String toString() {
    return "TerminalKey[]";
  }
}
