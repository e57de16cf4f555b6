package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Fitting;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.QrCode;
import org.clearkiosk.kiosk.screen.part.Timeline;
import org.clearkiosk.kiosk.screen.text.NoticeWords;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.screen.text.StepWords;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/** The step is finished: number, time, where to go next, and what happens when. */
final class ReceiptScreen {
  /**
   * The widest that the words below the code get, in its widths: the next office needs the room.
   */
  private static final double CAPTION = 1.7;

  private final Kit kit;
  private final State.ReceiptShown state;
  private final List<OutcomeWords.Point> points;

  private ReceiptScreen(Kit kit, State.ReceiptShown state) {
    this.kit = kit;
    this.state = state;
    points =
        OutcomeWords.after(kit.words(), state.receipt(), state.window(), state.terminal().day());
  }

  static Screen of(Kit kit, State.ReceiptShown state) {
    ReceiptScreen screen = new ReceiptScreen(kit, state);
    return new ScreenFrame(
        kit,
        "receipt",
        state,
        screen.body(),
        new Footer(
            kit, null, PartingNote.of(kit, state), kit.primary("close", Touch.Button.ACKNOWLEDGE)));
  }

  private Component body() {
    return new Fitting(
        List.of(() -> arranged(false), () -> arranged(true), () -> kit.leaves(leaves())));
  }

  /** {@code close}: with less air between things, where larger text needs the room. */
  private Component arranged(boolean close) {
    return kit.portrait() ? portraitBody(close) : landscapeBody(close);
  }

  private List<Component> leaves() {
    List<Component> leaves = new ArrayList<>();
    JPanel title = kit.panel(new Row(kit.length(Length.PAD), Row.Stand.MIDDLE));
    title.add(sign(0.6));
    title.add(kit.heading(title()), Row.Rest.EQUAL);
    leaves.add(title);
    leaves.add(number());
    leaves.add(nextAndCode());
    leaves.addAll(Timeline.leaves(kit.theme(), points, above()));
    return leaves;
  }

  /** In heights of an action; it moves where the step was finished just now. */
  private Component sign(double share) {
    int diameter = kit.length(Length.ACTION_HEIGHT, share);
    return state.earlier() ? kit.disc(Mark.DONE, diameter) : kit.finished(diameter);
  }

  private String title() {
    return kit.say(state.earlier() ? "receipt.title.earlier" : "receipt.title");
  }

  private Component landscapeBody(boolean close) {
    JPanel left = kit.panel(new Column(kit.length(Length.PAD), Column.Stand.MIDDLE));
    addReceipt(left);
    JPanel right = kit.panel(new Column(gap(close), Column.Stand.MIDDLE));
    addTimeline(right, close);
    JPanel body = kit.panel(new Row(kit.length(Length.EDGE, 1.5), Row.Stand.STRETCH));
    body.add(left, new Row.Rest(1.1));
    body.add(right, new Row.Rest(1));
    return body;
  }

  private Component portraitBody(boolean close) {
    JPanel body = kit.panel(new Column(gap(close), Column.Stand.MIDDLE));
    addReceipt(body);
    if (!close) {
      body.add(kit.nothing());
    }
    addTimeline(body, close);
    return body;
  }

  private int gap(boolean close) {
    return kit.length(close ? Length.GAP : Length.PAD);
  }

  private void addReceipt(JPanel column) {
    column.add(sign(1), Column.Part.START);
    column.add(kit.display(title()).named("heading"));
    column.add(number());
    column.add(nextAndCode());
  }

  private Component number() {
    Receipt receipt = state.receipt();
    return kit.column(
        0.2,
        kit.quietItem(
                StepWords.finished(kit.words(), state.terminal().today())
                    + kit.say("separator")
                    + kit.words().moment(receipt.completedAt()))
            .balanced(),
        kit.row(
            0.6,
            kit.quietItem(kit.say("receipt.number")),
            kit.strongItem(receipt.number()).named("receipt-number")));
  }

  private Component nextAndCode() {
    Receipt receipt = state.receipt();
    String signed = receipt.signed();
    if (signed == null) {
      return next(receipt.next());
    }
    JPanel row = kit.panel(new Row(kit.length(Length.GAP), Row.Stand.STRETCH));
    row.add(next(receipt.next()), Row.Rest.EQUAL);
    row.add(code(signed));
    return row;
  }

  /** What a desk checks without the server, to be kept as a photograph. */
  private Component code(String signed) {
    int inset = kit.length(Length.PAD, 0.5);
    Card card =
        new Card(
                kit.theme(),
                Card.Look.PLAIN,
                new Column(kit.length(Length.GAP, 0.2), Column.Stand.MIDDLE))
            .padded(inset, inset);
    QrCode code = new QrCode(kit.theme().scale(), signed, kit.say("receipt.code.name"));
    card.add(code, Column.Part.CENTRE);
    card.add(
        kit.note(kit.say("receipt.code"))
            .balanced()
            .align(SwingConstants.CENTER)
            .atMost((int) (CAPTION * code.getPreferredSize().width)));
    return card;
  }

  private Component next(@Nullable OfficeBox next) {
    Card card =
        new Card(kit.theme(), Card.Look.PLAIN, new Row(kit.length(Length.PAD), Row.Stand.MIDDLE));
    card.add(
        kit.disc(next == null ? Mark.DONE : Mark.NEXT, kit.length(Length.ACTION_HEIGHT, 0.57)));
    card.add(
        next == null
            ? kit.column(
                0.2, kit.title(kit.say("receipt.none")), kit.note(kit.say("receipt.none.note")))
            : kit.column(
                0.2,
                kit.title(kit.say("receipt.next", kit.words().of(next.name()))).balanced(),
                kit.note(String.join("\n", NoticeWords.details(kit.words(), next)))),
        Row.Rest.EQUAL);
    return card;
  }

  private void addTimeline(JPanel column, boolean close) {
    column.add(above());
    column.add(close ? Timeline.close(kit.theme(), points) : new Timeline(kit.theme(), points));
  }

  private Component above() {
    return kit.above(kit.title(kit.say("confirm.after")), points);
  }
}
