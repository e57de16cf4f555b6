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
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.QrCode;
import org.clearkiosk.kiosk.screen.text.HallWords;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/**
 * Why the hall has to finish the step: each reason and what to do about it; where the hall is, the
 * way there, and the student's place in its line (rules C7, K2).
 */
final class HallScreen {
  /** What is wider, in least widths of the primary action, stands below the reason, unbroken. */
  private static final double MEASURE = 0.6;

  /** How wide the way to the hall is on a leaf of a lying screen, in units. */
  private static final int LEAFED_MAP = 800;

  /** The width of the small map, in widths of what stands beside it. */
  private static final double SMALL_MAP = 1.35;

  /** The width of the place in the line, in widths of what is said of the hall beside it. */
  private static final double TICKET = 1.3;

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

  /** With larger text, or more reasons, it is leafed through: the way to the hall comes last. */
  private Component fitting() {
    if (kit.portrait()) {
      return new Fitting(
          List.of(
              () -> portraitBody(reasons(1), true),
              () -> portraitBody(reasons(1), false),
              () -> portraitBody(reasons(2), false),
              () -> portraitBody(reasons(3), false),
              this::sheets,
              () -> kit.leaves(leaves())));
    }
    return kit.theme().comfort().textSize() == TextSize.USUAL
        ? landscapeBody()
        : new Fitting(List.of(this::landscapeBody, () -> kit.leaves(leaves())));
  }

  /** Why, and then where. */
  private Component sheets() {
    List<Component> sheets = new ArrayList<>();
    sheets.add(kit.column(1, heading(), reasons(1)));
    sheets.add(note());
    if (kit.theme().enlarged()) {
      addHall(sheets);
    } else {
      sheets.add(kit.column(1, hall(), map()));
    }
    return kit.sheets(sheets);
  }

  private void addHall(List<Component> parts) {
    parts.add(whereTheHallIs());
    Ticket ticket = state.ticket();
    if (ticket != null) {
      parts.add(ticket(ticket));
    }
  }

  private List<Component> leaves() {
    List<Component> leaves = new ArrayList<>();
    leaves.add(heading());
    state.reasons().forEach(reason -> leaves.add(row(reason)));
    leaves.add(note());
    addHall(leaves);
    return leaves;
  }

  /** In words and as the way there, never on two pages. */
  private Component whereTheHallIs() {
    if (kit.portrait()) {
      return kit.column(1, hallWords(), map());
    }
    JPanel where = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.MIDDLE));
    where.add(hallWords(), Row.Rest.EQUAL);
    where.add(map().wide(kit.theme().scale().length(LEAFED_MAP)));
    return where;
  }

  private Component landscapeBody() {
    JPanel left = kit.panel(new Column(kit.length(Length.GAP)));
    left.add(reasons(1), Column.Part.GIVING);
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

  private Component portraitBody(Component reasons, boolean wide) {
    JPanel body = kit.panel(new Column(kit.length(Length.PAD)));
    body.add(heading());
    body.add(reasons, Column.Part.GIVING);
    body.add(note());
    body.add(kit.nothing(), Column.Part.REST);
    if (wide) {
      body.add(hall());
      body.add(map());
    } else {
      body.add(hallWithSmallMap());
    }
    return body;
  }

  private Component hall() {
    JPanel hall = kit.panel(new Row(kit.length(Length.PAD), Row.Stand.MIDDLE));
    hall.add(hallWords(), Row.Rest.EQUAL);
    Ticket ticket = state.ticket();
    if (ticket != null) {
      hall.add(ticket(ticket), new Row.Rest(TICKET));
    }
    return hall;
  }

  private Component heading() {
    return kit.heading(
            HallWords.title(kit.words(), state.reasons().size(), state.afterConfirming()))
        .balanced();
  }

  private Component note() {
    String key = state.afterConfirming() ? "hall.note.confirmed" : "hall.note";
    return kit.quietItem(kit.say(key)).balanced();
  }

  /** Where they have no room at once, what the student needs at the hall stays in view. */
  private Card reasons(int mostPages) {
    List<JPanel> rows = state.reasons().stream().map(this::row).toList();
    Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(0));
    card.add(Pages.list(kit.theme(), rows, kit.pageWords(), mostPages), Column.Part.REST);
    return card;
  }

  private JPanel row(Reason reason) {
    JPanel row = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.TOP));
    row.add(kit.disc(Mark.STOP, kit.length(Length.ACTION_HEIGHT, 0.46)));
    JPanel words = kit.column(0.1);
    words.add(kit.strongItem(kit.words().of(reason.found())), Column.Part.GIVING);
    String said = measure(reason);
    Paragraph measure = said == null ? null : kit.strongItem(said);
    boolean beside =
        measure != null
            && measure.getPreferredSize().width <= kit.length(Length.ACTION_WIDTH, MEASURE);
    if (measure != null && !beside) {
      words.add(measure, Column.Part.GIVING);
    }
    words.add(kit.note(kit.words().of(reason.whatToDo())), Column.Part.GIVING);
    Text counter = reason.counter();
    if (counter != null) {
      words.add(kit.note(kit.say("hall.counter", kit.words().of(counter))), Column.Part.GIVING);
    }
    row.add(words, Row.Rest.EQUAL);
    if (measure != null && beside) {
      row.add(measure.align(SwingConstants.RIGHT));
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

  /** As wide as it may be. */
  private HallMap map() {
    return kit.hallMap(state.terminal().today());
  }

  /** Where the reasons need the height: the map is smaller, beside what else is said. */
  private Component hallWithSmallMap() {
    Ticket ticket = state.ticket();
    JPanel row = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.MIDDLE));
    if (ticket == null) {
      row.add(map(), new Row.Rest(SMALL_MAP));
      row.add(hallWords(), Row.Rest.EQUAL);
    } else {
      row.add(kit.column(1, hallWords(), map()), Row.Rest.EQUAL);
      row.add(kit.column(0.6, numbered(ticket), kit.column(0.2, use(ticket))), Row.Rest.EQUAL);
    }
    return row;
  }

  /** What the student says or shows at the hall. */
  private Component ticket(Ticket ticket) {
    return numbered(ticket, use(ticket));
  }

  /** The place in the line as a code and in figures, with more below the figures. */
  private Component numbered(Ticket ticket, Component... more) {
    JPanel row = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.MIDDLE));
    String signed = ticket.signed();
    if (signed != null) {
      int inset = kit.length(Length.PAD, 0.4);
      Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(0)).padded(inset, inset);
      card.add(new QrCode(kit.theme().scale(), signed, kit.say("hall.code.name")));
      row.add(card);
    }
    JPanel words =
        kit.column(
            0.2,
            kit.note(kit.say("hall.ticket")).balanced(),
            kit.title(kit.words().ticket(ticket)).named("ticket-number"));
    for (Component part : more) {
      words.add(part);
    }
    row.add(words, Row.Rest.EQUAL);
    return row;
  }

  /** What the code is for, and for how long. */
  private Component[] use(Ticket ticket) {
    Paragraph again = kit.note(kit.say("hall.ticket.again")).balanced();
    return ticket.signed() == null
        ? new Component[] {again}
        : new Component[] {kit.note(kit.say("hall.code")).balanced(), again};
  }
}
