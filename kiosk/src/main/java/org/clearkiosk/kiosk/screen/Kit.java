package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.LayoutManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Appearing;
import org.clearkiosk.kiosk.screen.part.BusyRing;
import org.clearkiosk.kiosk.screen.part.HallMap;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.MarkDisc;
import org.clearkiosk.kiosk.screen.part.OutlineButton;
import org.clearkiosk.kiosk.screen.part.Pages;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.PrimaryButton;
import org.clearkiosk.kiosk.screen.text.HallWords;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;
import org.jspecify.annotations.Nullable;

/**
 * What every screen is made with: the theme, the words, and the way back for touches.
 *
 * @param theme the looks
 * @param words the language
 * @param touches takes what is touched
 * @param settings what the operator chose
 * @param another whether the screen is of another step than the one before; else it is the same in
 *     another look, and what has come before is there at once
 */
record Kit(Theme theme, Wording words, Touches touches, StageSettings settings, boolean another) {
  /** The kit for a state's screen. */
  static Kit of(
      Theme theme, State state, Touches touches, StageSettings settings, boolean another) {
    Today today = state.terminal().today();
    int year = today == null ? 0 : today.now().getYear();
    return new Kit(
        theme, Wording.in(state.terminal().language(), year), touches, settings, another);
  }

  boolean portrait() {
    return theme.scale().portrait();
  }

  int length(Length length) {
    return theme.length(length);
  }

  int length(Length length, double share) {
    return theme.length(length, share);
  }

  String say(String key, Object... fillings) {
    return words.say(key, fillings);
  }

  Paragraph display(String text) {
    return new Paragraph(theme, text, theme.bold(Type.DISPLAY), Tone.INK);
  }

  Paragraph heading(String text) {
    return new Paragraph(theme, text, theme.bold(Type.HEADING), Tone.INK).named("heading");
  }

  Paragraph title(String text) {
    return new Paragraph(theme, text, theme.bold(Type.ACTION), Tone.INK);
  }

  Paragraph item(String text) {
    return new Paragraph(theme, text, theme.font(Type.ITEM), Tone.INK);
  }

  Paragraph strongItem(String text) {
    return new Paragraph(theme, text, theme.bold(Type.ITEM), Tone.INK);
  }

  Paragraph quietItem(String text) {
    return new Paragraph(theme, text, theme.font(Type.ITEM), Tone.MUTED);
  }

  Paragraph note(String text) {
    return new Paragraph(theme, text, theme.font(Type.NOTE), Tone.MUTED);
  }

  Paragraph strongNote(String text) {
    return new Paragraph(theme, text, theme.bold(Type.NOTE), Tone.INK);
  }

  /** A note before the primary action, so at the right. */
  Paragraph rightNote(String text) {
    return note(text).balanced().align(SwingConstants.RIGHT);
  }

  /** The primary action: {@code key} without {@code action.} */
  PrimaryButton primary(String key, Touch.Button touch) {
    return reporting(new PrimaryButton(theme, nameOf(touch), say("action." + key)), touch);
  }

  /** What a technician's page is for: {@code key} without {@code action.} */
  PrimaryButton primary(String key, Touch.Technician touch) {
    return reporting(new PrimaryButton(theme, key, say("action." + key)), touch);
  }

  /** The way back: {@code key} without {@code action.} */
  OutlineButton back(String key, Touch.Button touch) {
    return reporting(OutlineButton.back(theme, nameOf(touch), say("action." + key)), touch);
  }

  /** Another choice: {@code key} without {@code action.} */
  OutlineButton choice(String key, Touch.Button touch) {
    return reporting(OutlineButton.choice(theme, nameOf(touch), say("action." + key)), touch);
  }

  /** Makes a button report a touch. */
  <B extends AbstractButton> B reporting(B button, Touch touch) {
    button.addActionListener(done -> touches.touch(touch));
    return button;
  }

  /** The name by which tests find the button of a touch. */
  static String nameOf(Touch.Button touch) {
    return touch.name().toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^switch-", "");
  }

  /** Things below each other, with a gap that is a share of the usual one. */
  JPanel column(double gaps, Component... parts) {
    return filled(new JPanel(new Column(length(Length.GAP, gaps))), parts);
  }

  /** Things beside each other, in the middle of the row's height. */
  JPanel row(double gaps, Component... parts) {
    return filled(new JPanel(new Row(length(Length.GAP, gaps), Row.Stand.MIDDLE)), parts);
  }

  private static JPanel filled(JPanel panel, Component... parts) {
    panel.setOpaque(false);
    for (Component part : parts) {
      panel.add(part);
    }
    return panel;
  }

  /** Whether things come one by one, or one of them moves once when it has come. */
  private boolean thingsCome() {
    return settings.motion() && another;
  }

  /** A part that comes a moment after its screen, in milliseconds; at once where nothing comes. */
  JComponent appearing(JComponent part, int after) {
    return thingsCome() ? new Appearing(part, after) : part;
  }

  /** A transparent panel. */
  JPanel panel(LayoutManager layout) {
    return filled(new JPanel(layout));
  }

  /** Nothing, where a layout wants something. */
  JComponent nothing() {
    return filled(new JPanel(null));
  }

  /** A state as a disc, with a diameter in pixels. */
  MarkDisc disc(Mark mark, int diameter) {
    return new MarkDisc(theme, mark, diameter)
        .saying(say("mark." + mark.name().toLowerCase(Locale.ROOT)));
  }

  /** The sign of a step that has just been finished, with a diameter in pixels. */
  MarkDisc finished(int diameter) {
    MarkDisc disc = disc(Mark.DONE, diameter);
    return thingsCome() ? disc.arriving() : disc;
  }

  /** That the terminal is at work, with a diameter in pixels. */
  BusyRing busy(int diameter) {
    return new BusyRing(theme, diameter, settings.motion()).saying(say("busy"));
  }

  /** How many tries are left; nothing where that is not known. */
  JComponent tries(int left) {
    return words.tries(left).<JComponent>map(this::note).orElseGet(this::nothing);
  }

  /** Where the service hall is and when it is open; empty until the server has told. */
  Optional<Paragraph> whereTheHallIs(@Nullable Today today) {
    return Optional.ofNullable(today)
        .map(day -> note(String.join("\n", HallWords.where(words, day.hall()))))
        .map(said -> said.balanced().named("hall"));
  }

  /** The way to the service hall, as the campus has drawn it or as a sketch. */
  HallMap hallMap(@Nullable Today today) {
    String place = today == null ? say("hall.usual-name") : words.of(today.hall().place());
    return new HallMap(theme, settings.hallMap(), place, say("hall.here"), say("hall.map", place));
  }

  /**
   * What stands above a timeline; where its statements name their rules, with a word above these.
   */
  Component above(Paragraph heading, List<OutcomeWords.Point> timeline) {
    boolean ruled =
        timeline.stream()
            .flatMap(point -> point.what().stream())
            .anyMatch(line -> !line.rules().isEmpty());
    if (!ruled) {
      return heading;
    }
    JPanel row = panel(new Row(length(Length.PAD), Row.Stand.MIDDLE));
    row.add(heading, Row.Rest.EQUAL);
    row.add(note(say("outcome.rules")));
    return row;
  }

  /** The parts of a screen below each other, leafed through where they have no room. */
  Pages leaves(List<? extends Component> parts) {
    return Pages.plain(theme, parts, pageWords());
  }

  /** The same of parts that are to be seen whole. */
  Pages sheets(List<? extends Component> parts) {
    return sheets(parts, parts.size());
  }

  /** The same, where they have room on so many pages. */
  Pages sheets(List<? extends Component> parts, int mostPages) {
    return Pages.sheets(theme, parts, pageWords(), mostPages);
  }

  Pages.Words pageWords() {
    return new Pages.Words(
        say("action.page-before"),
        say("action.page-after"),
        (page, pages) -> say("pages", page, pages),
        () -> touches.touch(Touch.Button.MORE_TIME));
  }
}
