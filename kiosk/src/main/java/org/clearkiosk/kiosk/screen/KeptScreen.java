package org.clearkiosk.kiosk.screen;

import java.util.List;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.text.KeptWords;

/** The confirmation is safe here and not yet delivered: said as it is. */
final class KeptScreen {
  private KeptScreen() {}

  static Screen of(Kit kit, State.KeptHere state) {
    JPanel numbers =
        kit.row(
            0,
            TroubleScreen.code(kit, FailureCode.CONFIRMATION_KEPT),
            kit.note(kit.say("separator") + kit.say("record", state.recordNumber()))
                .named("record-number"));
    JPanel body =
        MessageBody.marked(
            kit,
            Mark.OPEN,
            kit.say("kept.title"),
            List.of(
                kit.quietItem(kit.say("kept.note")),
                kit.quietItem(KeptWords.next(kit.words(), state)),
                numbers));
    return new ScreenFrame(
        kit,
        "kept-here",
        state,
        body,
        new Footer(
            kit,
            null,
            PartingNote.of(kit, state),
            kit.primary("understood", Touch.Button.ACKNOWLEDGE)));
  }
}
