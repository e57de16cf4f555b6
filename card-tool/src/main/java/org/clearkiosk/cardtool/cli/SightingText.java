package org.clearkiosk.cardtool.cli;

import java.util.Locale;
import org.clearkiosk.cardtool.describe.CardText;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.cardtool.reader.Recording;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.ReaderEvent;

/** What a reader told, in words. */
final class SightingText implements ReaderEvent.Visitor<String> {
  private static final double MICROSECONDS_A_MILLISECOND = 1e3;

  private final boolean serial;
  private final CardText cards;
  private final String effort;
  private final String lay;

  private SightingText(boolean serial, CardText cards, String effort, String lay) {
    this.serial = serial;
    this.cards = cards;
    this.effort = effort;
    this.lay = lay;
  }

  /**
   * A few words.
   *
   * @param lay how long the card lay, for a card that left
   */
  static String of(Sighting sighting, CardText cards, String lay) {
    String effort =
        sighting.recording().flatMap(Recording::effort).map(SightingText::inWords).orElse("");
    return sighting.event().accept(new SightingText(sighting.serial(), cards, effort, lay));
  }

  @Override
  public String readerReady(ReaderEvent.ReaderReady event) {
    return "ready";
  }

  @Override
  public String readerLost(ReaderEvent.ReaderLost event) {
    return "lost: "
        + (serial ? ReaderText.ofSerial(event.why()) : ReaderText.ofService(event.why()));
  }

  @Override
  public String cardArrived(ReaderEvent.CardArrived event) {
    return "card: " + event.card().accept(cards) + effort;
  }

  @Override
  public String cardLeft(ReaderEvent.CardLeft event) {
    return "card left" + lay;
  }

  /** In brackets, with a blank before them. */
  static String inWords(Recording.Effort effort) {
    return String.format(
        Locale.ROOT,
        " (%d %s, %.1f ms)",
        effort.commands(),
        effort.commands() == 1 ? "command" : "commands",
        effort.microseconds() / MICROSECONDS_A_MILLISECOND);
  }
}
