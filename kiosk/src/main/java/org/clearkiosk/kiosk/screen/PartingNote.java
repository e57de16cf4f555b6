package org.clearkiosk.kiosk.screen;

import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.screen.part.Paragraph;

/** What a student is told at the end: to take the card, and that nothing stays behind. */
final class PartingNote {
  private PartingNote() {}

  static Paragraph of(Kit kit, State state) {
    return of(kit, state, "take-card");
  }

  /**
   * The same for what lies there and may be no campus card.
   *
   * @param taking the text that asks for it to be taken
   */
  static Paragraph of(Kit kit, State state, String taking) {
    String clears = kit.say("clears-itself");
    return kit.note(state.terminal().cardThere() ? kit.say(taking) + "\n" + clears : clears)
        .balanced();
  }
}
