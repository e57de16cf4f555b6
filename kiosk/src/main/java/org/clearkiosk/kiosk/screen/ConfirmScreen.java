package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Fitting;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Pages;
import org.clearkiosk.kiosk.screen.part.PrimaryButton;
import org.clearkiosk.kiosk.screen.part.Timeline;
import org.clearkiosk.kiosk.screen.text.NoticeWords;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/**
 * What was checked, what clearing means for this student, and the one act that does it; that can be
 * touched once all of it has been on show. Whoever listens with a headset is told all of it
 * instead.
 */
final class ConfirmScreen implements Screen {
  /** Between two answers, in milliseconds. */
  private static final int PAUSE = 80;

  /** By then the last answer has begun to appear: the confirm button is armed a little later. */
  private static final int ALL_ANSWERED = 320;

  private final Kit kit;
  private final State.Confirm state;
  private final List<OutcomeWords.Point> points;
  private final PrimaryButton confirm;
  private final ScreenFrame frame;
  private boolean armed;
  private boolean told;
  private @Nullable Pages leafed;

  private ConfirmScreen(Kit kit, State.Confirm state) {
    this.kit = kit;
    this.state = state;
    points = points(kit, state);
    confirm = kit.primary("confirm", Touch.Button.CONFIRM);
    confirm.leaveRoomFor(kit.say("confirm.unread"));
    String said = OutcomeWords.warning(kit.words(), outcome(state));
    confirm.getAccessibleContext().setAccessibleDescription(said);
    Component warning = kit.rightNote(said);
    frame =
        new ScreenFrame(
            kit,
            "check",
            state,
            body(warning),
            new Footer(
                kit,
                kit.back("leave", Touch.Button.END),
                kit.portrait() ? null : warning,
                confirm));
    follow(state);
  }

  static Screen of(Kit kit, State.Confirm state) {
    return new ConfirmScreen(kit, state);
  }

  @Override
  public Component component() {
    return frame;
  }

  @Override
  public void follow(State now) {
    frame.follow(now);
    if (now instanceof State.Confirm confirming) {
      armed = confirming.armed();
      told = kit.settings().headset() && confirming.terminal().hearing().on();
      arm();
    }
  }

  private void arm() {
    boolean read = told || read(frame);
    String said = kit.say(read ? "action.confirm" : "confirm.unread");
    confirm.setText(said);
    confirm.getAccessibleContext().setAccessibleName(said);
    confirm.setEnabled(armed && read);
  }

  /** Whether of all that is leafed through the last page has been on show. */
  private static boolean read(Container parts) {
    return Stream.of(parts.getComponents())
        .allMatch(
            part ->
                part instanceof Pages pages
                    ? pages.readToTheEnd()
                    : !(part instanceof Container inner) || read(inner));
  }

  private Component body(Component warning) {
    if (!kit.portrait()) {
      return new Fitting(
          List.of(
              () -> landscapeBody(false),
              () -> landscapeBody(true),
              this::checksStay,
              this::leafed));
    }
    Fitting fitting =
        new Fitting(List.of(() -> portraitBody(false), () -> portraitBody(true), this::leafed));
    JPanel body = kit.panel(new Column(kit.length(Length.GAP)));
    body.add(fitting, Column.Part.REST);
    body.add(warning);
    return body;
  }

  /** The same one each time: what was read stays read when it is laid out anew. */
  private Pages leafed() {
    Pages known = leafed;
    if (known == null) {
      known = kit.leaves(leaves()).telling(this::arm);
      leafed = known;
    }
    return known;
  }

  private List<Component> leaves() {
    List<Component> leaves = new ArrayList<>();
    leaves.add(head());
    leaves.addAll(rows());
    if (state.refund() != null) {
      leaves.add(refund());
    }
    leaves.addAll(Timeline.leaves(kit.theme(), points, after()));
    return leaves;
  }

  /** {@code close}: with less air between things, where larger text needs the room. */
  private Component landscapeBody(boolean close) {
    JPanel right = kit.panel(new Column(kit.length(close ? Length.GAP : Length.PAD)));
    right.add(after());
    right.add(timeline(close));
    return beside(close, right);
  }

  /** What happens then is leafed through beside the checks, where that is one touch. */
  private Component checksStay() {
    return beside(
        true, kit.sheets(Timeline.leaves(kit.theme(), points, after()), 2).telling(this::arm));
  }

  private Component beside(boolean close, Component right) {
    JPanel left = kit.panel(new Column(kit.length(Length.GAP)));
    left.add(head());
    addChecks(left, close);
    JPanel body = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.STRETCH));
    body.add(left, new Row.Rest(1.1));
    body.add(right, new Row.Rest(1));
    return body;
  }

  private Component portraitBody(boolean close) {
    JPanel body = kit.panel(new Column(kit.length(Length.GAP)));
    body.add(head());
    addChecks(body, close);
    if (!close) {
      body.add(kit.nothing());
    }
    body.add(after());
    body.add(timeline(close));
    return body;
  }

  private void addChecks(JPanel column, boolean close) {
    List<Check> checks = state.notice().checks();
    if (!checks.isEmpty()) {
      Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(0));
      Pages list = new Pages(kit.theme(), rows(), kit.pageWords()).telling(this::arm);
      card.add(close ? list.close() : list, Column.Part.REST);
      column.add(card, Column.Part.GIVING);
    }
    if (state.refund() != null) {
      column.add(refund());
    }
  }

  private List<JPanel> rows() {
    List<Check> checks = state.notice().checks();
    int pause = Math.min(PAUSE, ALL_ANSWERED / Math.max(1, checks.size()));
    List<JPanel> rows = new ArrayList<>();
    checks.forEach(check -> rows.add(row(check, (rows.size() + 1) * pause)));
    return rows;
  }

  /** What was asked stands there at once; what was answered comes a moment later. */
  private JPanel row(Check check, int after) {
    JPanel row = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.MIDDLE));
    row.add(
        kit.appearing(
            kit.disc(
                check.blocked() ? Mark.STOP : Mark.DONE, kit.length(Length.ACTION_HEIGHT, 0.46)),
            after));
    row.add(kit.item(kit.words().of(check.name())), new Row.Rest(1.3));
    row.add(
        kit.appearing(kit.note(kit.words().of(check.answer())).align(SwingConstants.RIGHT), after),
        Row.Rest.EQUAL);
    return row;
  }

  private Component head() {
    return kit.column(0.2, kit.heading(kit.say("confirm.title")), status());
  }

  /** As whom the student clears, and who corrects that while there is time (rule S3). */
  private Component status() {
    String standing =
        String.join(kit.say("separator"), NoticeWords.standing(kit.words(), state.notice()));
    JPanel row = kit.panel(new Row(kit.length(Length.PAD), Row.Stand.TOP));
    row.add(
        kit.note(NoticeWords.beforeConfirming(kit.words(), state.notice(), standing))
            .balanced()
            .named("status"),
        Row.Rest.EQUAL);
    List<String> rules = OutcomeWords.otherRules(outcome(state), points);
    if (!rules.isEmpty()) {
      row.add(
          kit.note(kit.say("confirm.rules", String.join(" ", rules)))
              .align(SwingConstants.RIGHT)
              .named("rules"));
    }
    return row;
  }

  private Component after() {
    return kit.above(kit.heading(kit.say("confirm.after")), points);
  }

  private static Outcome outcome(State.Confirm state) {
    return Objects.requireNonNull(state.notice().outcome(), "clear has an outcome");
  }

  private Component refund() {
    Card card =
        new Card(kit.theme(), Card.Look.PLAIN, new Row(kit.length(Length.GAP), Row.Stand.MIDDLE));
    Refund chosen = Objects.requireNonNull(state.refund());
    String name = OutcomeWords.refundName(kit.words(), outcome(state), chosen);
    card.add(
        kit.column(0.2, kit.note(kit.say("confirm.refund")), kit.strongItem(name).named("refund")),
        Row.Rest.EQUAL);
    if (state.refundCanChange()) {
      String other = chosen == Refund.BANK ? "cash" : "bank";
      card.add(kit.choice(other, Touch.Button.CHANGE_REFUND));
    }
    return card;
  }

  private Timeline timeline(boolean close) {
    return close ? Timeline.close(kit.theme(), points) : new Timeline(kit.theme(), points);
  }

  private static List<OutcomeWords.Point> points(Kit kit, State.Confirm state) {
    Notice notice = state.notice();
    return OutcomeWords.before(
        kit.words(),
        outcome(state),
        state.refund(),
        new OutcomeWords.Money(notice.cardFen(), notice.mergedFen()),
        notice.bankCardTail(),
        notice.window().lastDay());
  }
}
