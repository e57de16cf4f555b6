package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.layout.Tiles;
import org.clearkiosk.kiosk.screen.part.Fitting;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.PrimaryButton;
import org.clearkiosk.kiosk.screen.text.NoticeWords;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/** The clearance notice: a box an office, how far it is, and where to go (rules N1 … N3). */
final class NoticeScreen {
  /** As many as the rules know (D1 … D10); more are leafed through. */
  private static final int BOXES = 10;

  private final Kit kit;
  private final Notice notice;
  private final @Nullable LocalDate today;

  private NoticeScreen(Kit kit, State.NoticeShown state) {
    this.kit = kit;
    this.notice = state.notice();
    this.today = state.terminal().day();
  }

  static Screen of(Kit kit, State.NoticeShown state) {
    NoticeScreen screen = new NoticeScreen(kit, state);
    return new ScreenFrame(
        kit,
        "notice",
        state,
        screen.body(),
        new Footer(kit, kit.back("end", Touch.Button.END), null, screen.primary()));
  }

  private Component body() {
    JPanel body = kit.panel(new Column(kit.length(Length.GAP)));
    body.add(head());
    body.add(boxes(), Column.Part.REST);
    return body;
  }

  private Component head() {
    long open = notice.offices().stream().filter(box -> box.progress() == Progress.OPEN).count();
    String said = open == 0 ? kit.say("notice.all-done") : kit.say("notice.open", open);
    if (kit.portrait()) {
      return kit.column(0.2, kit.heading(said), kit.quietItem(about()).balanced());
    }
    // A lying screen is low: larger text leaves the room to the offices
    boolean low = low();
    Paragraph heading = low ? kit.title(said).named("heading") : kit.heading(said);
    Paragraph about = low ? kit.note(about()) : kit.quietItem(about()).balanced();
    JPanel head = kit.panel(new Row(kit.length(Length.PAD), Row.Stand.MIDDLE));
    head.add(heading);
    head.add(about, Row.Rest.EQUAL);
    return head;
  }

  private boolean low() {
    return !kit.portrait() && kit.theme().comfort().textSize() == TextSize.LARGEST;
  }

  /** Who corrects a wrong status stands here, or at the end where a line more costs a page. */
  private String about() {
    String about = standing();
    return low() ? about : correction().map(said -> about + "\n" + said).orElse(about);
  }

  private Optional<String> correction() {
    return NoticeWords.correction(kit.words(), notice);
  }

  private String standing() {
    return Stream.concat(
            NoticeWords.standing(kit.words(), notice).stream(),
            Stream.of(NoticeWords.until(kit.words(), notice, today)))
        .collect(Collectors.joining(kit.say("separator")));
  }

  private Component boxes() {
    List<OfficeBox> offices = notice.offices();
    boolean many = offices.size() > BOXES;
    if (many && !kit.theme().enlarged()) {
      return kit.leaves(rows(offices, columns(), card(columns())));
    }
    List<Supplier<Component>> arrangements = new ArrayList<>();
    if (!many) {
      arrangements.add(() -> allBoxes(List.of(tiles(offices, columns(), card(columns())))));
      if (!kit.theme().enlarged()) {
        arrangements.add(() -> allBoxes(rows(offices, columns(), card(columns()))));
      }
    }
    int beside = kit.portrait() ? 2 : 3;
    if (!kit.portrait()) {
      arrangements.add(() -> kit.leaves(toDoFirst(beside, 3)));
    }
    arrangements.add(() -> kit.sheets(toDoFirst(beside, beside - 1)));
    arrangements.add(() -> kit.leaves(toDoFirst(beside - 1, beside - 1)));
    return new Fitting(arrangements);
  }

  /** All in the notice's order: in rows of one height or, where one needs more, of their own. */
  private Component allBoxes(List<Component> rows) {
    List<Component> end = new ArrayList<>();
    addCorrection(end);
    JPanel boxes = kit.panel(new Column(kit.length(Length.GAP)));
    rows.forEach(row -> boxes.add(row, Column.Part.REST));
    end.forEach(boxes::add);
    return boxes;
  }

  private void addCorrection(List<Component> parts) {
    if (low()) {
      correction().ifPresent(said -> parts.add(kit.note(said)));
    }
  }

  private int columns() {
    return kit.portrait() ? 2 : 5;
  }

  /**
   * With larger text: where to go as boxes, the next one before the others, and below them in lines
   * where no one has to go. What has no room is leafed through, so that this comes last.
   *
   * @param boxesBeside how many of the boxes stand beside each other
   * @param linesBeside how many of the lines do
   */
  private List<Component> toDoFirst(int boxesBeside, int linesBeside) {
    Predicate<OfficeBox> open = box -> box.progress() == Progress.OPEN;
    List<OfficeBox> toDo =
        notice.offices().stream()
            .filter(open)
            .sorted(Comparator.comparing(box -> !box.next()))
            .toList();
    List<OfficeBox> others = notice.offices().stream().filter(open.negate()).toList();
    List<Component> parts = rows(toDo, boxesBeside, card(boxesBeside));
    parts.addAll(rows(others, linesBeside, box -> OfficeCard.line(kit, box)));
    addCorrection(parts);
    return parts;
  }

  private Function<OfficeBox, Component> card(int columns) {
    return office -> OfficeCard.of(kit, office, columns);
  }

  private List<Component> rows(
      List<OfficeBox> offices, int columns, Function<OfficeBox, Component> drawn) {
    List<Component> rows = new ArrayList<>();
    for (int from = 0; from < offices.size(); from += columns) {
      int to = Math.min(offices.size(), from + columns);
      rows.add(tiles(offices.subList(from, to), columns, drawn));
    }
    return rows;
  }

  private Component tiles(
      List<OfficeBox> offices, int columns, Function<OfficeBox, Component> drawn) {
    JPanel tiles = kit.panel(new Tiles(columns, kit.length(Length.GAP)));
    offices.forEach(office -> tiles.add(drawn.apply(office)));
    return tiles;
  }

  private PrimaryButton primary() {
    String action =
        switch (notice.verdict()) {
          case CLEAR -> "next";
          case HALL -> "reasons";
          case ALREADY_DONE -> notice.receipt() == null ? "done-elsewhere" : "receipt";
          case NOT_YET, CLOSED, NO_STATUS -> "help";
        };
    return kit.primary(action, Touch.Button.PRIMARY).onward();
  }
}
