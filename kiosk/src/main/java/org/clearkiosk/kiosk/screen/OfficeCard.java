package org.clearkiosk.kiosk.screen;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.Card;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.theme.Length;

/** One office of the notice (rule N2). */
final class OfficeCard {
  private OfficeCard() {}

  static Card of(Kit kit, OfficeBox box) {
    boolean needed = box.progress() != Progress.NOT_NEEDED;
    Card card =
        new Card(kit.theme(), look(box), new Column(kit.length(Length.GAP, 0.4)))
            .padded(kit.length(Length.PAD, 0.9), kit.length(Length.PAD));
    card.setName("office-" + box.office());
    String name = kit.words().of(box.name());
    card.add(needed ? kit.strongItem(name) : kit.quietItem(name));
    card.add(badge(kit, box), Column.Part.START);
    card.add(kit.note(details(kit, box)), Column.Part.GIVING);
    return card;
  }

  /** What to do, where and when; a line each. */
  static String details(Kit kit, OfficeBox box) {
    return Stream.of(box.detail(), box.place(), box.hours())
        .filter(Objects::nonNull)
        .map(kit.words()::of)
        .collect(Collectors.joining("\n"));
  }

  private static Card.Look look(OfficeBox box) {
    return switch (box.progress()) {
      case DONE -> Card.Look.PLAIN;
      case OPEN -> box.next() || box.finishedHere() ? Card.Look.HERE : Card.Look.PLAIN;
      case NOT_NEEDED -> Card.Look.FAINT;
    };
  }

  private static Badge badge(Kit kit, OfficeBox box) {
    return switch (box.progress()) {
      case DONE -> new Badge(kit.theme(), Mark.DONE, kit.say("progress.done"));
      case NOT_NEEDED -> new Badge(kit.theme(), Mark.NOT_NEEDED, kit.say("progress.not_needed"));
      case OPEN ->
          box.finishedHere()
              ? new Badge(kit.theme(), Mark.HERE, kit.say("progress.here"))
              : box.next()
                  ? new Badge(kit.theme(), Mark.NEXT, kit.say("progress.next"))
                  : new Badge(kit.theme(), Mark.OPEN, kit.say("progress.open"));
    };
  }
}
