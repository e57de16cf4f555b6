package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Fitting;
import org.clearkiosk.kiosk.screen.part.HallMap;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Pages;
import org.clearkiosk.kiosk.screen.part.QrCode;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/**
 * Why the hall has to finish the step: each reason and what to do about it; where the hall is, the
 * way there, and the student's place in its line (rules C7, K2).
 */
final class HallScreen {
  /** With more reasons an upright screen has no room for the map; the place is said in words. */
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
    leaves.add(hallWords());
    Ticket ticket = state.ticket();
    if (ticket != null) {
      leaves.add(ticket(ticket));
    }
    return leaves;
  }

  private Component body() {
    return kit.portrait() ? portraitBody() : landscapeBody();
  }

  private Component landscapeBody() {
    JPanel left = kit.panel(new Column(kit.length(Length.GAP)));
    left.add(reasons(), Column.Part.GIVING);
    left.add(note());
    JPanel right = kit.panel(new Column(kit.length(Length.GAP)));
    right.add(hallWords());
    right.add(map(), Column.Part.GIVING);
    Ticket ticket = state.ticket();
    if (ticket != null) {
      right.add(ticket(ticket));
    }
    JPanel sides = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.STRETCH));
    sides.add(left, new Row.Rest(1.9));
    sides.add(right, new Row.Rest(1));
    JPanel body = kit.panel(new Column(kit.length(Length.GAP)));
    body.add(heading());
    body.add(sides, Column.Part.REST);
    return body;
  }

  private Component portraitBody() {
    JPanel body = kit.panel(new Column(kit.length(Length.PAD)));
    body.add(heading());
    body.add(reasons(), Column.Part.GIVING);
    body.add(note());
    body.add(kit.nothing(), Column.Part.REST);
    JPanel hall = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.MIDDLE));
    hall.add(hallWords(), Row.Rest.EQUAL);
    Ticket ticket = state.ticket();
    if (ticket != null) {
      hall.add(ticket(ticket), Row.Rest.EQUAL);
    }
    body.add(hall);
    if (state.reasons().size() <= FEW) {
      body.add(map(), Column.Part.GIVING);
    }
    return body;
  }

  private Component heading() {
    int count = state.reasons().size();
    return kit.heading(count == 1 ? kit.say("hall.title.one") : kit.say("hall.title", count));
  }

  private Component note() {
    return kit.quietItem(kit.say(state.afterConfirming() ? "hall.note.confirmed" : "hall.note"));
  }

  private Card reasons() {
    List<JPanel> rows = state.reasons().stream().map(this::row).toList();
    Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(0));
    card.add(new Pages(kit.theme(), rows, kit.pageWords()), Column.Part.REST);
    return card;
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

  private Component hallWords() {
    Today today = state.terminal().today();
    JPanel words = kit.column(0.1);
    if (today == null) {
      words.add(kit.title(kit.say("hall.usual-name")));
      return words;
    }
    Hall hall = today.hall();
    words.add(kit.title(kit.words().of(hall.name())));
    words.add(kit.note(kit.words().of(hall.place())));
    Text hours = hall.hours();
    if (hours != null) {
      words.add(kit.note(kit.say("hall.hours", kit.words().of(hours))));
    }
    return words;
  }

  private HallMap map() {
    Today today = state.terminal().today();
    String place =
        today == null ? kit.say("hall.usual-name") : kit.words().of(today.hall().place());
    return new HallMap(
        kit.theme(),
        kit.settings().hallMap(),
        place,
        kit.say("hall.here"),
        kit.say("hall.map", place));
  }

  /** What the student says or shows at the hall. */
  private Component ticket(Ticket ticket) {
    JPanel row = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.MIDDLE));
    String signed = ticket.signed();
    if (signed != null) {
      int inset = kit.length(Length.PAD, 0.4);
      Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(0)).padded(inset, inset);
      card.add(new QrCode(kit.theme().scale(), signed, kit.say("hall.code.name")));
      row.add(card);
    }
    JPanel words = kit.column(0.2);
    words.add(kit.note(kit.say("hall.ticket")));
    words.add(kit.title(kit.words().ticket(ticket)).named("ticket-number"));
    if (signed != null) {
      words.add(kit.note(kit.say("hall.code")));
    }
    row.add(words, Row.Rest.EQUAL);
    return row;
  }
}
