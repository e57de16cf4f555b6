package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Invitation;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.Picture;
import org.clearkiosk.kiosk.screen.text.IdleWords;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/** Invites to place the card, or says before a tap why it is of no use now. */
final class IdleScreen {
  /** The width of the way to the hall, in widths of the usual picture: it is a broad one. */
  private static final double LYING_MAP = 1.5;

  private static final double UPRIGHT_MAP = 2;

  private final Kit kit;
  private final State.Idle state;
  private final @Nullable Today today;
  private final IdleWords words;

  private IdleScreen(Kit kit, State.Idle state) {
    this.kit = kit;
    this.state = state;
    this.today = state.terminal().today();
    this.words = IdleWords.of(kit.words(), today);
  }

  static Screen of(Kit kit, State.Idle state) {
    return new IdleScreen(kit, state).screen();
  }

  private Screen screen() {
    Component body =
        state
            .code()
            .map(this::cannotServe)
            .orElseGet(() -> state.cardStillThere() ? takeCard() : invitation());
    String name =
        state.code().isPresent() ? "out-of-service" : state.cardStillThere() ? "card-left" : "idle";
    return new ScreenFrame(kit, name, state, body, footer());
  }

  private Component invitation() {
    return arranged(words.title(), words.note(), today, this::picture);
  }

  private Component takeCard() {
    return arranged(
        kit.say("idle.card-left"),
        kit.say("idle.card-left.note"),
        null,
        (width, height) ->
            new Picture(
                kit.theme(), Picture.Motif.TAKE_CARD, width, height, kit.say("idle.picture")));
  }

  private Component arranged(
      String title,
      String note,
      @Nullable Today windows,
      BiFunction<Integer, Integer, Component> picture) {
    return PictureBeside.of(kit, title, heading -> parts(heading, note, windows), picture);
  }

  private List<Component> parts(Paragraph title, String note, @Nullable Today windows) {
    List<Component> parts = new ArrayList<>();
    parts.add(title);
    parts.add(kit.quietItem(note).balanced());
    if (windows != null) {
      parts.add(windows(windows));
    }
    return parts;
  }

  private Component cannotServe(FailureCode code) {
    List<Paragraph> lines = new ArrayList<>();
    lines.add(kit.item(TroubleScreen.say(kit, code, "title")));
    lines.add(kit.quietItem(TroubleScreen.say(kit, code, "next")));
    if (state.pausedMinutes() > 0) {
      lines.add(kit.quietItem(kit.say("trouble.later.minutes", state.pausedMinutes())));
    }
    lines.add(TroubleScreen.code(kit, code));
    Mark mark = state.pausedMinutes() > 0 ? Mark.OPEN : Mark.STOP;
    return MessageBody.marked(kit, mark, kit.say("trouble.idle"), lines);
  }

  /** The card that goes onto the reader, still where it is not the time; at last, the hall. */
  private Component picture(int width, int height) {
    if (words.season() == IdleWords.Season.OVER) {
      double share = kit.portrait() ? UPRIGHT_MAP : LYING_MAP;
      return kit.hallMap(today).wide((int) Math.round(share * width));
    }
    boolean moving = words.season() == IdleWords.Season.OPEN && kit.settings().motion();
    return new Invitation(kit.theme(), width, height, kit.say("idle.picture"), moving);
  }

  private JPanel windows(Today day) {
    LocalDate date = day.now().toLocalDate();
    List<Card> cards = day.windows().stream().map(window -> window(window, date)).toList();
    int gap = kit.length(Length.GAP);
    int beside = cards.stream().mapToInt(card -> card.getPreferredSize().width + gap).sum() - gap;
    boolean room = beside <= kit.theme().scale().widthPixels() - 2 * kit.length(Length.EDGE);
    JPanel windows = kit.panel(room ? new Row(gap, Row.Stand.STRETCH) : new Column(gap));
    cards.forEach(windows::add);
    return windows;
  }

  private Card window(Today.LevelWindow window, LocalDate date) {
    Card card =
        new Card(kit.theme(), Card.Look.PLAIN, new Column(kit.length(Length.GAP, 0.4)))
            .padded(kit.length(Length.PAD), kit.length(Length.PAD, 1.3));
    card.add(kit.note(kit.say("idle.level." + window.level().name().toLowerCase(Locale.ROOT))));
    card.add(kit.title(kit.words().days(window.firstDay(), window.lastDay())));
    card.add(badge(window, date), Column.Part.START);
    return card;
  }

  private Badge badge(Today.LevelWindow window, LocalDate date) {
    if (date.isAfter(window.lastDay())) {
      return new Badge(kit.theme(), Mark.NOT_NEEDED, kit.say("idle.window.after"));
    }
    long days = ChronoUnit.DAYS.between(date, window.firstDay());
    if (days > 1) {
      return new Badge(kit.theme(), Mark.LATER, kit.say("idle.window.before", days));
    }
    return days == 1
        ? new Badge(kit.theme(), Mark.LATER, kit.say("idle.window.tomorrow"))
        : new Badge(kit.theme(), Mark.DONE, kit.say("idle.window.open"));
  }

  /**
   * While the server does not answer no one knows the day: the last that it named may be over, and
   * this machine's own clock is not asked.
   */
  private Footer footer() {
    if (today == null) {
      return new Footer(kit, null, null, null);
    }
    List<String> parts = new ArrayList<>();
    if (state.terminal().readiness().serverTrouble() == null) {
      parts.add(kit.words().dayAndWeekday(today.now().toLocalDate()));
    }
    if (!hallStandsAbove()) {
      parts.add(hall(today));
    }
    String between = kit.portrait() ? "\n" : kit.say("separator");
    Paragraph said = kit.note(String.join(between, parts)).balanced().named("day-and-hall");
    Paragraph terminal = kit.note(kit.say("idle.terminal", today.terminal())).named("terminal");
    return new Footer(kit, null, said, terminal);
  }

  /** Once all is over the invitation gives way to it. */
  private boolean hallStandsAbove() {
    return words.season() == IdleWords.Season.OVER
        && state.code().isEmpty()
        && !state.cardStillThere();
  }

  /** Where to go with what cannot be done here. */
  private String hall(Today day) {
    return kit.say(
        "idle.hall", kit.words().of(day.hall().name()), kit.words().of(day.hall().place()));
  }
}
