package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.layout.Tiles;
import org.clearkiosk.kiosk.screen.part.Fitting;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.PrimaryButton;
import org.clearkiosk.kiosk.theme.Length;

/** The clearance notice: a box an office, how far it is, and where to go (rules N1 … N3). */
final class NoticeScreen {
  /** As many as the rules know (D1 … D10); more are leafed through. */
  private static final int BOXES = 10;

  private final Kit kit;
  private final Notice notice;

  private NoticeScreen(Kit kit, Notice notice) {
    this.kit = kit;
    this.notice = notice;
  }

  static Screen of(Kit kit, State.NoticeShown state) {
    NoticeScreen screen = new NoticeScreen(kit, state.notice());
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
    Paragraph heading =
        kit.heading(open == 0 ? kit.say("notice.all-done") : kit.say("notice.open", open));
    Paragraph about = kit.quietItem(about());
    if (kit.portrait()) {
      return kit.column(0.2, heading, about);
    }
    JPanel head = kit.panel(new Row(kit.length(Length.PAD), Row.Stand.MIDDLE));
    head.add(heading);
    head.add(about, Row.Rest.EQUAL);
    return head;
  }

  private String about() {
    String level = notice.level().name().toLowerCase(Locale.ROOT);
    Status status = notice.status();
    return Stream.of(
            kit.say("level." + level),
            status == null
                ? kit.say("status.missing")
                : kit.say("status." + level + "." + status.name().toLowerCase(Locale.ROOT)),
            kit.say("notice.until", kit.words().day(notice.window().lastDay())))
        .collect(Collectors.joining(kit.say("separator")));
  }

  private Component boxes() {
    int columns = kit.portrait() ? 2 : 5;
    List<OfficeBox> offices = notice.offices();
    Supplier<Component> leaves = () -> leaves(offices, kit.portrait() ? 2 : 3);
    return offices.size() <= BOXES
        ? new Fitting(List.of(() -> tiles(offices, columns), leaves))
        : leaves(offices, kit.theme().enlarged() && !kit.portrait() ? 3 : columns);
  }

  private Component leaves(List<OfficeBox> offices, int columns) {
    List<Component> rows = new ArrayList<>();
    for (int from = 0; from < offices.size(); from += columns) {
      rows.add(tiles(offices.subList(from, Math.min(offices.size(), from + columns)), columns));
    }
    return kit.leaves(rows);
  }

  private Component tiles(List<OfficeBox> offices, int columns) {
    JPanel tiles = kit.panel(new Tiles(columns, kit.length(Length.GAP)));
    offices.forEach(office -> tiles.add(OfficeCard.of(kit, notice, office)));
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
