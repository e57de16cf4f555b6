package org.clearkiosk.server.clearing;

/** Hides the middle of a name, so that its owner knows it and a bystander does not. */
public final class NameMask {
  private static final int MOST_HIDDEN = 3;
  private static final String HIDDEN = "*";

  private NameMask() {}

  /**
   * The first and the last character stay, at most {@value #MOST_HIDDEN} signs stand between them
   * however long the name is; of two characters the first stays, of one none.
   */
  public static String of(String name) {
    int[] characters = name.strip().codePoints().toArray();
    if (characters.length < 2) {
      return HIDDEN;
    }
    String first = Character.toString(characters[0]);
    if (characters.length == 2) {
      return first + HIDDEN;
    }
    String last = Character.toString(characters[characters.length - 1]);
    return first + HIDDEN.repeat(Math.min(characters.length - 2, MOST_HIDDEN)) + last;
  }
}
