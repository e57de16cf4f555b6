package org.clearkiosk.kiosk.screen.text;

import org.clearkiosk.kiosk.flow.State;

/** What is said while the query password is asked for, for the eye and the ear. */
public final class PasswordWords {
  /** Whoever is locked out for longer than this many seconds had better not stand there. */
  private static final int LONGEST_WAIT = 60;

  private PasswordWords() {}

  /** Whether the card stays on the reader or is taken. */
  public static String card(Wording words, State.Password state) {
    return words.say(state.lockedSeconds() > LONGEST_WAIT ? "take-card" : "card-stays");
  }
}
