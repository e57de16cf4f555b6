package org.clearkiosk.kiosk.screen;

import java.util.List;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;

/** The screens on which the terminal is at work and there is nothing to touch. */
final class WaitingScreens {
  private WaitingScreens() {}

  static Screen starting(Kit kit, State.Starting state) {
    JPanel body =
        MessageBody.busy(
            kit, kit.say("starting.title"), List.of(kit.quietItem(kit.say("starting.note"))));
    return new ScreenFrame(kit, "starting", state, body, new Footer(kit, null, null, null));
  }

  static Screen reading(Kit kit, State.Reading state) {
    JPanel body =
        MessageBody.busy(
            kit, kit.say("reading.title"), List.of(kit.quietItem(kit.say("reading.note"))));
    return new ScreenFrame(kit, "reading", state, body, new Footer(kit, null, null, null));
  }

  static Screen submitting(Kit kit, State.Submitting state) {
    String number = state.recordNumber();
    JPanel body =
        MessageBody.busy(
            kit,
            kit.say("submitting.title"),
            number == null
                ? List.of(kit.quietItem(kit.say("submitting.writing")))
                : Stream.of(
                        kit.quietItem(kit.say("submitting.sending")),
                        kit.note(kit.say("record", number)))
                    .toList());
    return new ScreenFrame(kit, "submitting", state, body, new Footer(kit, null, null, null));
  }
}
