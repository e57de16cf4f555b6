package org.clearkiosk.cardtool.cli;

import java.io.PrintWriter;
import org.clearkiosk.cardtool.describe.CardText;
import org.clearkiosk.cardtool.reader.Recording;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.CardRead;

/** One card that was read, for people. */
final class OneCardText {
  private OneCardText() {}

  static void print(Sighting arrival, CardRead card, boolean personal, PrintWriter out) {
    String effort =
        arrival.recording().flatMap(Recording::effort).map(SightingText::inWords).orElse("");
    out.println(arrival.reader() + ": " + card.accept(new CardText(personal)) + effort);
    arrival.recording().flatMap(Recording::kind).ifPresent(kind -> out.println("It says: " + kind));
    if (card instanceof CardRead.Unrecognised unrecognised) {
      out.println(CardText.advice(unrecognised));
    }
  }
}
