package org.clearkiosk.kiosk.screen;

import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.screen.part.Paragraph;

/** What a student is told at the end: to take the card, and that nothing stays behind. */
final class PartingNote {
  private PartingNote() {}

  static Paragraph of(Kit kit, State state) {
    String clears = kit.say("clears-itself");
    return kit.note(state.terminal().cardThere() ? kit.say("take-card") + "\n" + clears : clears);
  }
}
