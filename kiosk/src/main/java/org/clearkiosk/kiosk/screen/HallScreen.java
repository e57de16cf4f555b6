package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Fitting;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Pages;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/** Why the hall has to finish the step: each reason, what to do about it, and where (rule K2). */
final class HallScreen {
  /** As many reasons stand below each other beside the hall; more stand in two columns. */
  private static final int FEW = 4;

  /** The widest that an amount or item gets, in least widths of the primary action. */
  private static final double MEASURE = 0.6;

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
        screen.fitting(),
        new Footer(
            kit,
            state.noticeCanBeSeen() ? kit.back("notice", Touch.Button.SEE_NOTICE) : null,
            state.noticeCanBeSeen() ? null : PartingNote.of(kit, state),
            kit.primary("close", Touch.Button.ACKNOWLEDGE)));
  }

  /** With larger text what stood beside each other stands below, and is leafed through. */
  private Component fitting() {
    return kit.theme().comfort().textSize() == TextSize.USUAL
        ? body()
        : new Fitting(List.of(this::body, () -> kit.leaves(leaves())));
  }

  private List<Component> leaves() {
    List<Component> leaves = new ArrayList<>();
    leaves.add(heading());
    state.reasons().forEach(reason -> leaves.add(row(reason)));
    leaves.add(note());
    leaves.add(hall());
    return leaves;
  }

  private Component body() {
    JPanel body = kit.panel(new Column(kit.length(Length.GAP)));
    body.add(heading());
    boolean many = state.reasons().size() > FEW;
    if (kit.portrait()) {
      body.add(reasons(1), Column.Part.GIVING);
      body.add(note());
      body.add(hall());
    } else if (many) {
      body.add(reasons(2), Column.Part.GIVING);
      JPanel foot = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.MIDDLE));
      foot.add(note(), Row.Rest.EQUAL);
      foot.add(hallWords(), Row.Rest.EQUAL);
      body.add(foot);
    } else {
      JPanel left = kit.panel(new Column(kit.length(Length.GAP)));
      left.add(reasons(1), Column.Part.GIVING);
      left.add(note());
      JPanel sides = kit.panel(new Row(kit.length(Length.GAP), Row.Stand.TOP));
      sides.add(left, new Row.Rest(2));
      sides.add(hall(), new Row.Rest(1));
      body.add(sides, Column.Part.REST);
    }
    return body;
  }

  private Component heading() {
    int count = state.reasons().size();
    return kit.heading(count == 1 ? kit.say("hall.title.one") : kit.say("hall.title", count));
  }

  private Component note() {
    String note = kit.say(state.afterConfirming() ? "hall.note.confirmed" : "hall.note");
    return state.reasons().size() > FEW ? kit.note(note) : kit.quietItem(note);
  }

  private Card reasons(int columns) {
    List<JPanel> rows = state.reasons().stream().map(this::row).toList();
    Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(0));
    card.add(
        new Pages(kit.theme(), columns == 1 ? rows : pairs(rows), kit.pageWords()),
        Column.Part.REST);
    return card;
  }

  private List<JPanel> pairs(List<JPanel> rows) {
    List<JPanel> pairs = new ArrayList<>();
    for (int left = 0; left < rows.size(); left += 2) {
      JPanel pair = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.TOP));
      pair.add(rows.get(left), Row.Rest.EQUAL);
      pair.add(left + 1 < rows.size() ? rows.get(left + 1) : kit.nothing(), Row.Rest.EQUAL);
      pairs.add(pair);
    }
    return pairs;
  }

  private JPanel row(Reason reason) {
    JPanel row = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.TOP));
    row.add(kit.disc(Mark.STOP, kit.length(Length.ACTION_HEIGHT, 0.46)));
    JPanel words = kit.column(0.1);
    words.add(kit.strongItem(kit.words().of(reason.found())), Column.Part.GIVING);
    words.add(kit.note(kit.words().of(reason.whatToDo())), Column.Part.GIVING);
    Text counter = reason.counter();
    if (counter != null) {
      words.add(kit.note(kit.say("hall.counter", kit.words().of(counter))), Column.Part.GIVING);
    }
    row.add(words, Row.Rest.EQUAL);
    String measure = measure(reason);
    if (measure != null) {
      row.add(
          kit.strongItem(measure)
              .align(SwingConstants.RIGHT)
              .atMost(kit.length(Length.ACTION_WIDTH, MEASURE)));
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
    Card card = new Card(kit.theme(), Card.Look.HERE, new Column(0));
    card.add(hallWords());
    return card;
  }

  private Component hallWords() {
    Today today = state.terminal().today();
    JPanel words = kit.column(0.1);
    if (today == null) {
      words.add(kit.title(kit.say("hall.usual-name")));
    } else {
      Hall hall = today.hall();
      words.add(kit.title(kit.words().of(hall.name())));
      words.add(kit.note(kit.words().of(hall.place())));
      Text hours = hall.hours();
      if (hours != null) {
        words.add(kit.note(kit.say("hall.hours", kit.words().of(hours))));
      }
    }
    JPanel row = kit.panel(new Row(kit.length(Length.PAD), Row.Stand.MIDDLE));
    row.add(kit.disc(Mark.PLACE, kit.length(Length.ACTION_HEIGHT, 0.57)));
    row.add(words, Row.Rest.EQUAL);
    return row;
  }
}
