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
import org.clearkiosk.kiosk.screen.part.Reserve;
import org.clearkiosk.kiosk.theme.Length;

/** Asks for the technician's PIN. */
final class TechnicianPinScreen implements Screen {
  private final Kit kit;
  private final JPanel progress;
  private final DigitBoxes boxes;
  private final Keypad keypad;
  private final ScreenFrame frame;

  private TechnicianPinScreen(Kit kit, State.TechnicianPin state) {
    this.kit = kit;
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
    boxes.getAccessibleContext().setAccessibleDescription(kit.say("technician.pin.note"));
    frame =
        new ScreenFrame(
            kit,
            "technician-pin",
            state,
            body(),
            new Footer(
                kit,
                kit.back("end", Touch.Button.END),
                kit.rightNote(kit.say("technician.student-first")),
                null));
    follow(state);
  }

  static Screen of(Kit kit, State.TechnicianPin state) {
    return new TechnicianPinScreen(kit, state);
  }

  /** Of the boxes, a badge and two lines of a note: the most that is ever said here. */
  private static int progressHeight(Kit kit) {
    int boxes = new DigitBoxes(kit.theme()).getPreferredSize().height;
    int badge = new Badge(kit.theme(), Mark.STOP, "").getPreferredSize().height;
    int notes = kit.note("\n ").heightFor(Integer.MAX_VALUE);
    return boxes + badge + notes + 2 * kit.length(Length.GAP);
  }

  private Component body() {
    JPanel question = kit.panel(new Column(kit.length(Length.PAD), Column.Stand.MIDDLE));
    question.add(kit.heading(kit.say("technician.pin.title")));
    question.add(kit.quietItem(kit.say("technician.pin.note")).balanced());
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
    if (state instanceof State.TechnicianPin pin) {
      boolean takes = !pin.asking() && !pin.locked();
      int given = pin.digits().count();
      while (progress.getComponentCount() > 1) {
        progress.remove(1);
      }
      boxes.show(
          pin.asking() && pin.triesLeft() > 0 ? PasswordDigits.LENGTH : given,
          takes,
          kit.say("password.digits", given));
      say(pin);
      enable(keypad, takes);
      progress.revalidate();
      progress.repaint();
    }
  }

  private void say(State.TechnicianPin pin) {
    if (pin.asking()) {
      int side = Math.round(kit.note("").getFont().getSize2D() * 1.4f);
      progress.add(kit.row(1, kit.busy(side), kit.note(kit.say("technician.pin.checking"))));
    } else if (pin.locked()) {
      progress.add(
          kit.row(
              1,
              new Badge(kit.theme(), Mark.STOP, kit.say("technician.pin.locked")),
              TroubleScreen.code(kit, FailureCode.TECHNICIAN_PIN_LOCKED)));
      String until = kit.words().countdown(pin.lockedSeconds());
      progress.add(kit.note(kit.say("technician.pin.locked.note", until)));
    } else {
      if (pin.wrong()) {
        progress.add(
            kit.row(
                1,
                new Badge(kit.theme(), Mark.STOP, kit.say("technician.pin.wrong")),
                TroubleScreen.code(kit, FailureCode.TECHNICIAN_PIN_WRONG)));
      }
      progress.add(kit.tries(pin.triesLeft()));
    }
  }

  private static void enable(Container keys, boolean enabled) {
    for (Component key : keys.getComponents()) {
      if (key instanceof AbstractButton && key.isEnabled() != enabled) {
        key.setEnabled(enabled);
      }
    }
  }
}
