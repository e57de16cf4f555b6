package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.PasswordDigits;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.text.PasswordWords;

/** Asks for the query password; stays on the screen while it is checked. */
final class PasswordScreen implements Screen {
  private final Kit kit;
  private final Paragraph title;
  private final Paragraph note;
  private final DigitEntry entry;
  private final Paragraph cardNote;
  private final ScreenFrame frame;

  private PasswordScreen(Kit kit, State state) {
    this.kit = kit;
    title = kit.heading(kit.say("password.title"));
    note = kit.quietItem(kit.say("password.note")).balanced();
    cardNote = kit.rightNote(kit.say("card-stays"));
    entry = new DigitEntry(kit, title, note);
    frame =
        new ScreenFrame(
            kit,
            "password",
            state,
            entry.body(),
            new Footer(kit, kit.back("end", Touch.Button.END), cardNote, null));
    follow(state);
  }

  static Screen of(Kit kit, State state) {
    return new PasswordScreen(kit, state);
  }

  @Override
  public Component component() {
    return frame;
  }

  @Override
  public void follow(State state) {
    frame.follow(state);
    if (state instanceof State.Password password) {
      title.setText(kit.say(password.locked() ? "password.locked" : "password.title"));
      note.setText(password.locked() ? untilThen(password) : kit.say("password.note"));
      cardNote.setText(PasswordWords.card(kit.words(), password));
      entry.showBoxes(!password.locked());
      entry.show(password.digitsEntered(), !password.locked(), below(password));
    } else if (state instanceof State.CheckingPassword) {
      entry.show(PasswordDigits.LENGTH, false, entry.busy(kit.say("password.checking")));
    }
  }

  private String untilThen(State.Password password) {
    return kit.say("password.locked.note", kit.words().countdown(password.lockedSeconds()))
        + "\n"
        + kit.say("password.forgotten");
  }

  private Component[] below(State.Password password) {
    if (password.locked()) {
      return Stream.concat(
              kit.whereTheHallIs(password.terminal().today()).stream(),
              Stream.of(kit.row(1, TroubleScreen.code(kit, FailureCode.PASSWORD_LOCKED))))
          .toArray(Component[]::new);
    }
    return entry.tries(
        password.wrong(), "password.wrong", FailureCode.PASSWORD_WRONG, password.triesLeft());
  }
}
