package org.clearkiosk.sim.gui;

import java.util.Optional;

/** What the window says about a card. */
final class CardTexts {
  private static final int PASSWORD_LENGTH = 6;

  private CardTexts() {}

  /**
   * The demo campus's query password of a student: the last six digits of the student number. Empty
   * for cards that are no student's.
   */
  static Optional<String> password(String label) {
    return label.matches("[0-9]{8}")
        ? Optional.of(label.substring(label.length() - PASSWORD_LENGTH))
        : Optional.empty();
  }

  /** The same in words. */
  static Optional<String> passwordHint(String label) {
    return password(label).map(six -> "密码 " + six);
  }
}
