package org.clearkiosk.cardtool.describe;

/** Hides what is personal, leaving enough to tell two cards on a desk apart. */
public final class Mask {
  private static final int SHOWN = 2;

  private Mask() {}

  /** A card number with all but its last two digits replaced by asterisks. */
  public static String number(String number) {
    int hidden = Math.max(0, number.length() - SHOWN);
    return "*".repeat(hidden) + number.substring(hidden);
  }
}
