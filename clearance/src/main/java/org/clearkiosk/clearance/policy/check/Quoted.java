package org.clearkiosk.clearance.policy.check;

/** Words out of the file, as a message shows them. */
final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  /** Shortened, and without what could play tricks with a screen. */
  static String of(String words) {
    String shown =
        words
            .codePoints()
            .limit(LONGEST)
            .map(letter -> Character.isISOControl(letter) ? '?' : letter)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "\"" + shown + (shown.length() < words.length() ? "…" : "") + "\"";
  }
}
