package org.clearkiosk.kiosk.screen;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.theme.Length;

/** One office of the notice (rule N2). */
final class OfficeCard {
  private OfficeCard() {}

  /** The box of an office on a notice. */
  static Card of(Kit kit, Notice notice, OfficeBox box) {
    boolean needed = box.progress() != Progress.NOT_NEEDED;
    Card card =
        new Card(kit.theme(), look(notice, box), new Column(kit.length(Length.GAP, 0.4)))
            .padded(kit.length(Length.PAD, 0.9), kit.length(Length.PAD));
    card.setName("office-" + box.office());
    String name = kit.words().of(box.name());
    Paragraph title = needed ? kit.strongItem(name) : kit.quietItem(name);
    Badge badge = badge(kit, notice, box);
    if (kit.portrait() && kit.theme().enlarged() && standBeside(kit, title, badge)) {
      JPanel head = kit.panel(new Row(kit.length(Length.GAP, 0.4), Row.Stand.TOP));
      head.add(title, Row.Rest.EQUAL);
      head.add(badge);
      card.add(head);
    } else {
      card.add(title);
      card.add(badge, Column.Part.START);
    }
    card.add(kit.note(said(kit, notice, box)), Column.Part.GIVING);
    return card;
  }

  /** Whether a name and its badge have room beside each other in one of two columns. */
  private static boolean standBeside(Kit kit, Paragraph title, Badge badge) {
    int columns = kit.theme().scale().widthPixels() - 2 * kit.length(Length.EDGE);
    int room = (columns - kit.length(Length.GAP)) / 2 - 2 * kit.length(Length.PAD);
    return title.getPreferredSize().width
            + kit.length(Length.GAP, 0.4)
            + badge.getPreferredSize().width
        <= room;
  }

  private static String said(Kit kit, Notice notice, OfficeBox box) {
    if (!box.finishedHere() || box.progress() != Progress.OPEN || finishesNow(notice, box)) {
      return details(kit, box);
    }
    return notice.verdict() == Verdict.HALL
        ? kit.say("progress.hall.detail", notice.reasons().size())
        : kit.say("progress.not-now");
  }

  /** What to do, where and when, a line each; for a step that is finished here, not where. */
  static String details(Kit kit, OfficeBox box) {
    Text place = box.finishedHere() ? null : box.place();
    return Stream.of(box.detail(), place, box.hours())
        .filter(Objects::nonNull)
        .map(kit.words()::of)
        .collect(Collectors.joining("\n"));
  }

  private static boolean finishesNow(Notice notice, OfficeBox box) {
    return box.finishedHere() && notice.verdict() == Verdict.CLEAR;
  }

  private static Card.Look look(Notice notice, OfficeBox box) {
    return switch (box.progress()) {
      case DONE -> Card.Look.PLAIN;
      case OPEN -> finishesNow(notice, box) || isNext(box) ? Card.Look.HERE : Card.Look.PLAIN;
      case NOT_NEEDED -> Card.Look.FAINT;
    };
  }

  private static boolean isNext(OfficeBox box) {
    return box.next() && !box.finishedHere();
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
    if (isNext(box)) {
      return new Badge(kit.theme(), Mark.NEXT, kit.say("progress.next"));
    }
    return box.finishedHere() && notice.verdict() == Verdict.HALL
        ? new Badge(kit.theme(), Mark.STOP, kit.say("progress.hall"))
        : new Badge(kit.theme(), Mark.OPEN, kit.say("progress.open"));
  }
}
