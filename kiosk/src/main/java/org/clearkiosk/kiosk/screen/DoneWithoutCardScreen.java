package org.clearkiosk.kiosk.screen;

import java.util.List;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.text.StepWords;

/** Done, and whoever stands there now may be someone else: only number and time are told. */
final class DoneWithoutCardScreen {
  private DoneWithoutCardScreen() {}

  static Screen of(Kit kit, State.DoneWithoutCard state) {
    return new ScreenFrame(
        kit,
        "done-without-card",
        state,
        MessageBody.marked(
            kit,
            Mark.DONE,
            kit.say("receipt.title"),
            List.of(
                kit.quietItem(
                        StepWords.finished(kit.words(), state.terminal().today())
                            + kit.say("separator")
                            + kit.words().moment(state.completedAt()))
                    .balanced(),
                kit.row(
                    0.6,
                    kit.quietItem(kit.say("receipt.number")),
                    kit.strongItem(state.number()).named("receipt-number")),
                kit.quietItem(kit.say("receipt.without-card")).balanced())),
        new Footer(
            kit, null, PartingNote.of(kit, state), kit.primary("close", Touch.Button.ACKNOWLEDGE)));
  }
}
