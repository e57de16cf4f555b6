package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.PasswordDigits;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.DigitBoxes;
import org.clearkiosk.kiosk.screen.part.Keypad;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.Reserve;
import org.clearkiosk.kiosk.screen.text.PasswordWords;
import org.clearkiosk.kiosk.theme.Length;

/** Asks for the query password; stays on the screen while it is checked. */
final class PasswordScreen implements Screen {
  private final Kit kit;
  private final Paragraph title;
  private final Paragraph note;
  private final JPanel progress;
  private final DigitBoxes boxes;
  private final Keypad keypad;
  private final Paragraph cardNote;
  private final ScreenFrame frame;

  private PasswordScreen(Kit kit, State state) {
    this.kit = kit;
    title = kit.heading(kit.say("password.title"));
    note = kit.quietItem(kit.say("password.note")).balanced();
    cardNote = kit.rightNote(kit.say("card-stays"));
    boxes = new DigitBoxes(kit.theme());
    progress = new Reserve(new Column(kit.length(Length.GAP)), progressHeight(kit));
    progress.add(boxes, Column.Part.START);
    keypad =
        new Keypad(
            kit.theme(),
            kit.say("password.clear"),
            kit.say("password.delete"),
            digit -> kit.touches().touch(new Touch.Digit(digit)),
            () -> kit.touches().touch(Touch.Button.CLEAR),
            () -> kit.touches().touch(Touch.Button.DELETE));
    keypad.getAccessibleContext().setAccessibleName(kit.say("password.keypad"));
    boxes.getAccessibleContext().setAccessibleDescription(kit.say("password.note"));
    frame =
        new ScreenFrame(
            kit,
            "password",
            state,
            body(),
            new Footer(kit, kit.back("end", Touch.Button.END), cardNote, null));
    follow(state);
  }

  /** Of the boxes, a badge and two lines of a note: the most that is ever said here. */
  private static int progressHeight(Kit kit) {
    int boxes = new DigitBoxes(kit.theme()).getPreferredSize().height;
    int badge = new Badge(kit.theme(), Mark.STOP, "").getPreferredSize().height;
    int notes = kit.note("\n ").heightFor(Integer.MAX_VALUE);
    return boxes + badge + notes + 2 * kit.length(Length.GAP);
  }

  static Screen of(Kit kit, State state) {
    return new PasswordScreen(kit, state);
  }

  private Component body() {
    JPanel question = kit.panel(new Column(kit.length(Length.PAD), Column.Stand.MIDDLE));
    question.add(title);
    question.add(note);
    question.add(progress);
    if (kit.portrait()) {
      JPanel body = kit.panel(new Column(kit.length(Length.EDGE, 1.5), Column.Stand.MIDDLE));
      body.add(question);
      body.add(keypad);
      return body;
    }
    JPanel body = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.MIDDLE));
    body.add(kit.nothing());
    body.add(question, Row.Rest.EQUAL);
    body.add(keypad);
    body.add(kit.nothing());
    return body;
  }

  @Override
  public Component component() {
    return frame;
  }

  @Override
  public void follow(State state) {
    frame.follow(state);
    while (progress.getComponentCount() > 1) {
      progress.remove(1);
    }
    if (state instanceof State.Password password) {
      title.setText(kit.say(password.locked() ? "password.locked" : "password.title"));
      note.setText(password.locked() ? untilThen(password) : kit.say("password.note"));
      cardNote.setText(PasswordWords.card(kit.words(), password));
      boxes.setVisible(!password.locked());
      given(password.digitsEntered(), !password.locked());
      asked(password);
      take(!password.locked());
    } else if (state instanceof State.CheckingPassword) {
      given(PasswordDigits.LENGTH, false);
      int side = Math.round(kit.note("").getFont().getSize2D() * 1.4f);
      line(kit.busy(side), kit.note(kit.say("password.checking")));
      take(false);
    }
    progress.revalidate();
    progress.repaint();
  }

  private String untilThen(State.Password password) {
    return kit.say("password.locked.note", kit.words().countdown(password.lockedSeconds()))
        + "\n"
        + kit.say("password.forgotten");
  }

  private void given(int count, boolean waiting) {
    boxes.show(count, waiting, kit.say("password.digits", count));
  }

  private void asked(State.Password password) {
    if (password.locked()) {
      kit.whereTheHallIs(password.terminal().today()).ifPresent(progress::add);
      line(TroubleScreen.code(kit, FailureCode.PASSWORD_LOCKED));
      return;
    }
    if (password.wrong()) {
      line(
          new Badge(kit.theme(), Mark.STOP, kit.say("password.wrong")),
          TroubleScreen.code(kit, FailureCode.PASSWORD_WRONG));
    }
    progress.add(kit.tries(password.triesLeft()));
  }

  private void line(Component... parts) {
    progress.add(kit.row(1, parts));
  }

  private void take(boolean digits) {
    enable(keypad, digits);
  }

  private static void enable(Container keys, boolean enabled) {
    for (Component key : keys.getComponents()) {
      if (key instanceof AbstractButton && key.isEnabled() != enabled) {
        key.setEnabled(enabled);
      }
    }
  }
}
