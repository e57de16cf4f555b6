package org.clearkiosk.kiosk.screen;

import javax.swing.JPanel;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
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
   * The box of an office on a notice; the one to see to next stands out.
   *
   * @param columns how many boxes stand beside each other
   */
  static Card of(Kit kit, OfficeBox box, int columns) {
    boolean needed = box.progress() != Progress.NOT_NEEDED;
    boolean enlarged = kit.theme().enlarged();
    Card card =
        new Card(kit.theme(), look(box), new Column(kit.length(Length.GAP, 0.4)))
            .padded(kit.length(Length.PAD, enlarged ? ENLARGED_PAD : PAD), kit.length(Length.PAD));
    card.setName("office-" + box.office());
    String name = kit.words().of(box.name());
    Paragraph title = needed ? kit.strongItem(name) : kit.quietItem(name);
    Badge badge = badge(kit, box);
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
        kit.note(String.join("\n", NoticeWords.details(kit.words(), box))).balanced(),
        Column.Part.GIVING);
    return card;
  }

  /** The same as a line without a box, for an office to which no one has to go. */
  static JPanel line(Kit kit, OfficeBox box) {
    boolean done = box.progress() == Progress.DONE;
    String name = kit.words().of(box.name());
    String word = kit.say(done ? "progress.done" : "progress.not_needed");
    String said =
        String.join(kit.say("separator"), NoticeWords.details(kit.words(), box))
            .replace("\n", kit.say("separator"));
    JPanel line = kit.panel(new Row(kit.length(Length.PAD, 0.9), Row.Stand.TOP));
    line.setName("office-" + box.office());
    line.add(
        kit.disc(done ? Mark.DONE : Mark.NOT_NEEDED, kit.length(Length.ACTION_HEIGHT, LINE_DISC)));
    line.add(
        kit.column(
            0.1,
            done ? kit.strongItem(name) : kit.quietItem(name),
            kit.note(said.isEmpty() ? word : word + kit.say("separator") + said).balanced()),
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

  private static Card.Look look(OfficeBox box) {
    return switch (box.progress()) {
      case DONE -> Card.Look.PLAIN;
      case OPEN -> box.next() ? Card.Look.HERE : Card.Look.PLAIN;
      case NOT_NEEDED -> Card.Look.FAINT;
    };
  }

  private static Badge badge(Kit kit, OfficeBox box) {
    return switch (box.progress()) {
      case DONE -> new Badge(kit.theme(), Mark.DONE, kit.say("progress.done"));
      case NOT_NEEDED -> new Badge(kit.theme(), Mark.NOT_NEEDED, kit.say("progress.not_needed"));
      case OPEN -> openBadge(kit, box);
    };
  }

  private static Badge openBadge(Kit kit, OfficeBox box) {
    if (box.finishedHere()) {
      return new Badge(kit.theme(), Mark.HERE, kit.say("progress.here"));
    }
    return box.next()
        ? new Badge(kit.theme(), Mark.NEXT, kit.say("progress.next"))
        : new Badge(kit.theme(), Mark.OPEN, kit.say("progress.open"));
  }
}
