package org.clearkiosk.kiosk.screen.text;

import java.time.LocalDate;
import org.clearkiosk.kiosk.flow.State;

/** What is said of a confirmation that the terminal keeps, for the eye and the ear. */
public final class KeptWords {
  private KeptWords() {}

  /**
   * When and where the result can be seen. From the window's last day on no terminal finishes the
   * step any more on the next, should the confirmation come to nothing: then it is the hall.
   */
  public static String next(Wording words, State.KeptHere state) {
    LocalDate today = state.terminal().day();
    boolean dayAfter = today == null || today.isBefore(state.window().lastDay());
    return words.say(dayAfter ? "kept.next" : "kept.next.last-day");
  }
}
