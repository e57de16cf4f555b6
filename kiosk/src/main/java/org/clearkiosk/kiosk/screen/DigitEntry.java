package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.DigitBoxes;
import org.clearkiosk.kiosk.screen.part.Keypad;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.Reserve;
import org.clearkiosk.kiosk.theme.Length;

/**
 * A question that six secret digits answer: title and note, a box for each digit, what came of it
 * below, and the keypad beside it or, on a screen that stands upright, under it.
 */
final class DigitEntry {
  private static final float BUSY_SIGN = 1.4f;

  private final Kit kit;
  private final JPanel progress;
  private final DigitBoxes boxes;
  private final Keypad keypad;
  private final Component body;

  /**
   * Nothing entered yet.
   *
   * @param note is also said of the boxes
   */
  DigitEntry(Kit kit, Paragraph title, Paragraph note) {
    this.kit = kit;
    boxes = new DigitBoxes(kit.theme());
    boxes.getAccessibleContext().setAccessibleDescription(note.getText());
    progress = new Reserve(new Column(kit.length(Length.GAP)), mostProgress());
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
    body = body(title, note);
  }

  /** Of the boxes, a badge and two lines of a note: the most that is ever said here. */
  private int mostProgress() {
    int badge = new Badge(kit.theme(), Mark.STOP, "").getPreferredSize().height;
    int notes = kit.note("\n ").heightFor(Integer.MAX_VALUE);
    return boxes.getPreferredSize().height + badge + notes + 2 * kit.length(Length.GAP);
  }

  private Component body(Paragraph title, Paragraph note) {
    JPanel question = kit.panel(new Column(kit.length(Length.PAD), Column.Stand.MIDDLE));
    question.add(title);
    question.add(note);
    question.add(progress);
    if (kit.portrait()) {
      JPanel upright = kit.panel(new Column(kit.length(Length.EDGE, 1.5), Column.Stand.MIDDLE));
      upright.add(question);
      upright.add(keypad);
      return upright;
    }
    JPanel lying = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.MIDDLE));
    lying.add(kit.nothing());
    lying.add(question, Row.Rest.EQUAL);
    lying.add(keypad);
    lying.add(kit.nothing());
    return lying;
  }

  /** All of it. */
  Component body() {
    return body;
  }

  /**
   * Shows how many digits are given, and what came of it.
   *
   * @param takes whether digits are taken now
   * @param below the boxes, in this order
   */
  void show(int given, boolean takes, Component... below) {
    while (progress.getComponentCount() > 1) {
      progress.remove(1);
    }
    boxes.show(given, takes, kit.say("password.digits", given));
    for (Component part : below) {
      progress.add(part);
    }
    for (Component key : keypad.getComponents()) {
      if (key instanceof AbstractButton && key.isEnabled() != takes) {
        key.setEnabled(takes);
      }
    }
    progress.revalidate();
    progress.repaint();
  }

  /** Whether the boxes are to be seen. */
  void showBoxes(boolean seen) {
    boxes.setVisible(seen);
  }

  /** A line that says that the digits are being checked. */
  Component busy(String words) {
    int side = Math.round(kit.note("").getFont().getSize2D() * BUSY_SIGN);
    return kit.row(1, kit.busy(side), kit.note(words));
  }

  /**
   * What is said of a wrong answer, and how many tries are left.
   *
   * @param words the key of the text that says that it was wrong
   */
  Component[] tries(boolean wrong, String words, FailureCode code, int left) {
    Component tries = kit.tries(left);
    return wrong
        ? new Component[] {
          kit.row(
              1, new Badge(kit.theme(), Mark.STOP, kit.say(words)), TroubleScreen.code(kit, code)),
          tries
        }
        : new Component[] {tries};
  }
}
