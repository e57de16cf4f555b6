package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.MarkDisc;
import org.clearkiosk.kiosk.screen.part.Pages;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/** Why the hall has to finish the step: each reason, what to do about it, and where (rule K2). */
final class HallScreen {
  private final Kit kit;
  private final State.HallSlip state;

  private HallScreen(Kit kit, State.HallSlip state) {
    this.kit = kit;
    this.state = state;
  }

  static Screen of(Kit kit, State.HallSlip state) {
    HallScreen screen = new HallScreen(kit, state);
    return new ScreenFrame(
        kit,
        "hall",
        state,
        kit.portrait() ? screen.portraitBody() : screen.landscapeBody(),
        new Footer(
            kit,
            state.noticeCanBeSeen() ? kit.back("notice", Touch.Button.SEE_NOTICE) : null,
            state.noticeCanBeSeen() ? null : PartingNote.of(kit, state),
            kit.primary("close", Touch.Button.ACKNOWLEDGE)));
  }

  private Component landscapeBody() {
    JPanel left = kit.panel(new Column(kit.length(Length.GAP)));
    left.add(heading());
    left.add(reasons(), Column.Part.GIVING);
    left.add(note());
    JPanel body = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.TOP));
    body.add(left, new Row.Rest(2));
    body.add(hall(), new Row.Rest(1));
    return body;
  }

  private Component portraitBody() {
    JPanel body = kit.panel(new Column(kit.length(Length.GAP)));
    body.add(heading());
    body.add(reasons(), Column.Part.GIVING);
    body.add(note());
    body.add(hall());
    return body;
  }

  private Component heading() {
    int count = state.reasons().size();
    return kit.heading(count == 1 ? kit.say("hall.title.one") : kit.say("hall.title", count));
  }

  private Component note() {
    return kit.note(kit.say(state.afterConfirming() ? "hall.note.confirmed" : "hall.note"));
  }

  private Card reasons() {
    List<JPanel> rows = state.reasons().stream().map(this::row).toList();
    Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(0));
    card.add(new Pages(kit.theme(), rows, kit.pageWords()), Column.Part.REST);
    return card;
  }

  private JPanel row(Reason reason) {
    JPanel row = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.TOP));
    row.add(new MarkDisc(kit.theme(), Mark.STOP, kit.length(Length.ACTION_HEIGHT, 0.46)));
    JPanel words = kit.column(0.1);
    words.add(kit.strongItem(kit.words().of(reason.found())), Column.Part.GIVING);
    words.add(kit.note(kit.words().of(reason.whatToDo())), Column.Part.GIVING);
    Text counter = reason.counter();
    if (counter != null) {
      words.add(kit.note(kit.say("hall.counter", kit.words().of(counter))), Column.Part.GIVING);
    }
    row.add(words, new Row.Rest(2.4));
    String measure = measure(reason);
    if (measure != null) {
      row.add(kit.strongItem(measure).align(SwingConstants.RIGHT), Row.Rest.EQUAL);
    }
    return row;
  }

  /** How much, or which thing. */
  private @Nullable String measure(Reason reason) {
    Long fen = reason.amountFen();
    if (fen != null && reason.item() != null) {
      return kit.words().money(fen) + "\n" + reason.item();
    }
    return fen == null ? reason.item() : kit.words().money(fen);
  }

  private Component hall() {
    Today today = state.terminal().today();
    JPanel words = kit.column(0.3, kit.note(kit.say("hall.where")));
    if (today == null) {
      words.add(kit.title(kit.say("hall.usual-name")));
    } else {
      Hall hall = today.hall();
      words.add(kit.title(kit.words().of(hall.name())));
      words.add(kit.item(kit.words().of(hall.place())));
      Text hours = hall.hours();
      if (hours != null) {
        words.add(kit.note(kit.say("hall.hours", kit.words().of(hours))));
      }
    }
    Card card =
        new Card(kit.theme(), Card.Look.HERE, new Row(kit.length(Length.PAD), Row.Stand.TOP));
    card.add(new MarkDisc(kit.theme(), Mark.PLACE, kit.length(Length.ACTION_HEIGHT, 0.57)));
    card.add(words, Row.Rest.EQUAL);
    return card;
  }
}
