package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.JPanel;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Standing;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.layout.Tiles;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.OutlineButton;
import org.clearkiosk.kiosk.screen.part.Pages;
import org.clearkiosk.kiosk.screen.text.TechnicianWords;
import org.clearkiosk.kiosk.theme.Length;
import org.jspecify.annotations.Nullable;

/** What a technician asked for, beside all that they may ask for. */
final class TechnicianScreen {
  /** Names the way back from a page that covers the screen. */
  static final String BACK = "page-self-test";

  private static final double LABEL = 0.42;

  private final Kit kit;
  private final State.TechnicianWork state;
  private final TechnicianWords said;

  private TechnicianScreen(Kit kit, State.TechnicianWork state) {
    this.kit = kit;
    this.state = state;
    Today today = state.terminal().today();
    said = new TechnicianWords(kit.words(), today == null ? null : today.now().getOffset());
  }

  static Screen of(Kit kit, State.TechnicianWork state) {
    return switch (state.page()) {
      case TOUCH_TEST -> new TouchTestScreen(kit);
      case SCREEN_TEST -> new ScreenTestScreen(kit);
      default -> new TechnicianScreen(kit, state).screen();
    };
  }

  /** The words for one of its pages. */
  static String title(Kit kit, TechnicianPage page) {
    return kit.say("technician.page." + lower(page));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Screen screen() {
    return new ScreenFrame(
        kit,
        "technician-" + lower(state.page()).replace('_', '-'),
        state,
        body(),
        new Footer(
            kit,
            kit.back("end", Touch.Button.END),
            kit.rightNote(kit.say("technician.student-first")),
            action()));
  }

  private Component body() {
    if (kit.portrait()) {
      JPanel body = kit.panel(new Column(kit.length(Length.PAD)));
      body.add(menu(2));
      body.add(content(), Column.Part.REST);
      return body;
    }
    JPanel body = kit.panel(new Row(kit.length(Length.PAD, 1.3), Row.Stand.STRETCH));
    JPanel left = kit.panel(new Column(0));
    left.add(menu(oneColumnFits() ? 1 : 2));
    body.add(left);
    body.add(content(), Row.Rest.EQUAL);
    return body;
  }

  /** Whether all pages have room below each other, between the screen's head and foot. */
  private boolean oneColumnFits() {
    int pages = TechnicianPage.values().length;
    int gap = kit.length(Length.GAP);
    int head = Math.max(kit.length(Length.HEADER_HEIGHT), kit.length(Length.PILL_HEIGHT) + gap);
    int foot = kit.length(Length.ACTION_HEIGHT) + kit.length(Length.PAD);
    int room = kit.theme().scale().heightPixels() - head - foot - 2 * gap;
    return pages * kit.length(Length.CHOICE_HEIGHT) + (pages - 1) * gap <= room;
  }

  private Component menu(int columns) {
    JPanel menu = kit.panel(new Tiles(columns, kit.length(Length.GAP)));
    for (TechnicianPage page : TechnicianPage.values()) {
      OutlineButton button =
          OutlineButton.choice(
              kit.theme(), "page-" + lower(page).replace('_', '-'), title(kit, page));
      button.setSelected(page == state.page());
      menu.add(kit.reporting(button, new Touch.OpenPage(page)));
    }
    return menu;
  }

  private Component content() {
    Card card = new Card(kit.theme(), Card.Look.PLAIN, new Column(kit.length(Length.PAD)));
    TechnicianReport report = state.report();
    card.add(head(report));
    if (report == null) {
      return card;
    }
    List<Component> rows = new ArrayList<>();
    report.findings().forEach(finding -> rows.add(row(finding)));
    report.lines().forEach(line -> rows.add(row(line)));
    card.add(
        rows.isEmpty()
            ? kit.quietItem(kit.say("technician.nothing"))
            : new Pages(kit.theme(), rows, kit.pageWords()),
        rows.isEmpty() ? null : Column.Part.REST);
    return card;
  }

  private Component head(@Nullable TechnicianReport report) {
    JPanel head = kit.panel(new Row(kit.length(Length.GAP), Row.Stand.MIDDLE));
    head.add(kit.title(title(kit, state.page())).named("heading"), Row.Rest.EQUAL);
    if (report == null) {
      int side = Math.round(kit.note("").getFont().getSize2D() * 1.4f);
      head.add(kit.busy(side));
      head.add(kit.note(kit.say("technician.looking")));
    } else if (state.page() == TechnicianPage.SELF_TEST) {
      int attentions = report.attentions();
      head.add(
          attentions == 0
              ? new Badge(kit.theme(), Mark.DONE, kit.say("technician.all-good"))
              : new Badge(kit.theme(), Mark.STOP, kit.say("technician.attentions", attentions)));
    }
    return head;
  }

  private Component row(Finding finding) {
    String subject = lower(finding.subject());
    JPanel words = kit.column(0.1);
    String value = said.value(finding);
    if (!value.isEmpty()) {
      words.add(kit.strongNote(value));
    }
    if (finding.standing() == Standing.ATTENTION) {
      words.add(kit.note(kit.say("technician.remedy." + subject)));
    }
    JPanel row = kit.panel(new Row(kit.length(Length.PAD), Row.Stand.TOP));
    Component label = kit.note(kit.say("technician.subject." + subject));
    if (kit.portrait() ? !kit.theme().enlarged() : oneColumnFits()) {
      row.add(label, new Row.Rest(LABEL));
      row.add(words, new Row.Rest(1 - LABEL));
    } else {
      row.add(kit.column(0.1, label, words), Row.Rest.EQUAL);
    }
    JPanel standing = kit.panel(new Column(0));
    if (finding.standing() != Standing.FACT) {
      standing.add(badge(finding.standing() == Standing.GOOD), Column.Part.START);
    }
    // As wide in every row, so that what stands before it stands in line
    standing.setPreferredSize(
        new Dimension(
            Math.max(badge(true).getPreferredSize().width, badge(false).getPreferredSize().width),
            standing.getPreferredSize().height));
    row.add(standing);
    return row;
  }

  private Badge badge(boolean good) {
    return good
        ? new Badge(kit.theme(), Mark.DONE, kit.say("technician.good"))
        : new Badge(kit.theme(), Mark.STOP, kit.say("technician.attention"));
  }

  private Component row(TechnicianReport.Line line) {
    return kit.column(0.1, kit.strongNote(said.head(line)), kit.note(said.more(line)));
  }

  /** What the page is for; only when nothing is being found out. */
  private @Nullable Component action() {
    if (state.report() == null) {
      return null;
    }
    return switch (state.page()) {
      case OUTBOX ->
          state.report().counted(Finding.Subject.REFUSED)
                      + state.report().counted(Finding.Subject.PARKED)
                  > 0
              ? kit.primary("replay", Touch.Technician.REPLAY)
              : kit.primary("look-again", Touch.Technician.LOOK_AGAIN);
      case VERSIONS -> kit.primary("restart", Touch.Technician.RESTART);
      default -> kit.primary("look-again", Touch.Technician.LOOK_AGAIN);
    };
  }
}
