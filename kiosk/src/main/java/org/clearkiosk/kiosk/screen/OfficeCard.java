package org.clearkiosk.kiosk.screen;

import javax.swing.JPanel;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.text.NoticeWords;
import org.clearkiosk.kiosk.theme.Length;

/** One office of the notice (rule N2). */
final class OfficeCard {
  /** Above and below what stands in a box, in paddings of a card. */
  private static final double PAD = 0.9;

  /** The same where larger text needs the room. */
  private static final double ENLARGED_PAD = 0.5;

  /** In more of them only some badges would have room beside their names: then none stands so. */
  private static final int FEW_COLUMNS = 3;

  /** The disc before a line, in heights of an action. */
  private static final double LINE_DISC = 0.46;

  private OfficeCard() {}

  /**
   * The box of an office on a notice.
   *
   * @param columns how many boxes stand beside each other
   */
  static Card of(Kit kit, Notice notice, OfficeBox box, int columns) {
    boolean needed = box.progress() != Progress.NOT_NEEDED;
    boolean enlarged = kit.theme().enlarged();
    Card card =
        new Card(kit.theme(), look(notice, box), new Column(kit.length(Length.GAP, 0.4)))
            .padded(kit.length(Length.PAD, enlarged ? ENLARGED_PAD : PAD), kit.length(Length.PAD));
    card.setName("office-" + box.office());
    String name = kit.words().of(box.name());
    Paragraph title = needed ? kit.strongItem(name) : kit.quietItem(name);
    Badge badge = badge(kit, notice, box);
    if (enlarged && columns <= FEW_COLUMNS && standBeside(kit, title, badge, columns)) {
      JPanel head = kit.panel(new Row(kit.length(Length.GAP, 0.4), Row.Stand.TOP));
      head.add(title, Row.Rest.EQUAL);
      head.add(badge);
      card.add(head);
    } else {
      card.add(title);
      card.add(badge, Column.Part.START);
    }
    card.add(
        kit.note(String.join("\n", NoticeWords.said(kit.words(), notice, box))).balanced(),
        Column.Part.GIVING);
    return card;
  }

  /** The same as a line without a box, for an office to which no one has to go. */
  static JPanel line(Kit kit, Notice notice, OfficeBox box) {
    boolean done = box.progress() == Progress.DONE;
    String name = kit.words().of(box.name());
    String word = kit.say(done ? "progress.done" : "progress.not_needed");
    String said =
        String.join(kit.say("separator"), NoticeWords.said(kit.words(), notice, box))
            .replace("\n", kit.say("separator"));
    JPanel line = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.TOP));
    line.setName("office-" + box.office());
    line.add(
        kit.disc(done ? Mark.DONE : Mark.NOT_NEEDED, kit.length(Length.ACTION_HEIGHT, LINE_DISC)));
    line.add(
        kit.column(
            0.1,
            done ? kit.strongItem(name) : kit.quietItem(name),
            kit.note(said.isEmpty() ? word : word + kit.say("separator") + said)),
        Row.Rest.EQUAL);
    return line;
  }

  /** Whether a name and its badge have room beside each other in one of the columns. */
  private static boolean standBeside(Kit kit, Paragraph title, Badge badge, int columns) {
    int gaps = (columns - 1) * kit.length(Length.GAP);
    int boxes = kit.theme().scale().widthPixels() - 2 * kit.length(Length.EDGE) - gaps;
    int room = boxes / columns - 2 * kit.length(Length.PAD);
    return title.getPreferredSize().width
            + kit.length(Length.GAP, 0.4)
            + badge.getPreferredSize().width
        <= room;
  }

  private static boolean finishesNow(Notice notice, OfficeBox box) {
    return box.finishedHere() && notice.verdict() == Verdict.CLEAR;
  }

  private static Card.Look look(Notice notice, OfficeBox box) {
    return switch (box.progress()) {
      case DONE -> Card.Look.PLAIN;
      case OPEN -> stressed(notice, box) ? Card.Look.HERE : Card.Look.PLAIN;
      case NOT_NEEDED -> Card.Look.FAINT;
    };
  }

  /**
   * Whether it is the one to see to now: here, at the next of the others, or where the terminal's
   * own step has to be seen to first.
   */
  static boolean stressed(Notice notice, OfficeBox box) {
    return finishesNow(notice, box) || box.next();
  }

  private static Badge badge(Kit kit, Notice notice, OfficeBox box) {
    return switch (box.progress()) {
      case DONE -> new Badge(kit.theme(), Mark.DONE, kit.say("progress.done"));
      case NOT_NEEDED -> new Badge(kit.theme(), Mark.NOT_NEEDED, kit.say("progress.not_needed"));
      case OPEN -> openBadge(kit, notice, box);
    };
  }

  private static Badge openBadge(Kit kit, Notice notice, OfficeBox box) {
    if (finishesNow(notice, box)) {
      return new Badge(kit.theme(), Mark.HERE, kit.say("progress.here"));
    }
    if (NoticeWords.waits(notice, box)) {
      return waitingBadge(kit, notice);
    }
    return box.next()
        ? new Badge(kit.theme(), Mark.NEXT, kit.say("progress.next"))
        : new Badge(kit.theme(), Mark.OPEN, kit.say("progress.open"));
  }

  private static Badge waitingBadge(Kit kit, Notice notice) {
    return switch (notice.verdict()) {
      case HALL -> new Badge(kit.theme(), Mark.STOP, kit.say("progress.hall"));
      case CLOSED -> new Badge(kit.theme(), Mark.STOP, kit.say("progress.closed"));
      case NO_STATUS -> new Badge(kit.theme(), Mark.STOP, kit.say("progress.college"));
      case CLEAR, NOT_YET, ALREADY_DONE ->
          new Badge(kit.theme(), Mark.OPEN, kit.say("progress.open"));
    };
  }
}
