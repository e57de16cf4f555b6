package org.clearkiosk.kiosk.screen;

import java.util.List;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Mark;

/** The service hall finished the step by hand: done, without a receipt of a terminal (rule K2). */
final class DoneElsewhereScreen {
  private DoneElsewhereScreen() {}

  static Screen of(Kit kit, State.DoneElsewhere state) {
    return new ScreenFrame(
        kit,
        "done-elsewhere",
        state,
        MessageBody.marked(
            kit,
            Mark.DONE,
            kit.say("done-elsewhere.title"),
            List.of(
                kit.quietItem(kit.say("done-elsewhere.note")),
                kit.quietItem(kit.say("done-elsewhere.next")))),
        new Footer(
            kit, null, PartingNote.of(kit, state), kit.primary("close", Touch.Button.ACKNOWLEDGE)));
  }
}
