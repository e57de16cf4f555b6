package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Invitation;
import org.clearkiosk.kiosk.theme.Length;

/** The screens on which the terminal is at work; at most there is a way to stop. */
final class WaitingScreens {
  /** Below what is said, in heights of an action. */
  private static final double READING_RING = 0.7;

  private WaitingScreens() {}

  static Screen starting(Kit kit, State.Starting state) {
    JPanel body =
        MessageBody.busy(
            kit, kit.say("starting.title"), List.of(kit.quietItem(kit.say("starting.note"))));
    return new ScreenFrame(kit, "starting", state, body, new Footer(kit, null, null, null));
  }

  static Screen reading(Kit kit, State.Reading state) {
    Component body =
        PictureBeside.of(
            kit,
            kit.say("reading.title"),
            heading ->
                List.of(
                    heading,
                    kit.quietItem(kit.say("reading.note")),
                    kit.busy(kit.length(Length.ACTION_HEIGHT, READING_RING))),
            (width, height) ->
                Invitation.accepted(
                    kit.theme(), width, height, kit.say("idle.picture"), kit.settings().motion()));
    return new ScreenFrame(
        kit,
        "reading",
        state,
        body,
        new Footer(kit, kit.back("end", Touch.Button.END), null, null));
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
