package org.clearkiosk.cardtool.cli;

import org.clearkiosk.cardtool.describe.CardText;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.ReaderEvent;

/** What a reader told, in words. */
final class SightingText implements ReaderEvent.Visitor<String> {
  private final boolean serial;
  private final CardText cards;
  private final String lay;

  private SightingText(boolean serial, CardText cards, String lay) {
    this.serial = serial;
    this.cards = cards;
    this.lay = lay;
  }

  /**
   * A few words.
   *
   * @param lay how long the card lay, for a card that left
   */
  static String of(Sighting sighting, CardText cards, String lay) {
    return sighting.event().accept(new SightingText(sighting.serial(), cards, lay));
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
    return "card: " + event.card().accept(cards);
  }

  @Override
  public String cardLeft(ReaderEvent.CardLeft event) {
    return "card left" + lay;
  }
}
