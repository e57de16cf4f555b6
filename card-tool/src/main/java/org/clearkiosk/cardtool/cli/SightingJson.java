package org.clearkiosk.cardtool.cli;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.clearkiosk.reader.ReaderEvent;

/** What a reader told, for programs: the members that depend on the kind of event. */
final class SightingJson implements ReaderEvent.Visitor<JsonObject> {
  private final CardJson cards;

  SightingJson(CardJson cards) {
    this.cards = cards;
  }

  @Override
  public JsonObject readerReady(ReaderEvent.ReaderReady event) {
    return named("reader_ready");
  }

  @Override
  public JsonObject readerLost(ReaderEvent.ReaderLost event) {
    JsonObject json = named("reader_lost");
    json.addProperty("why", event.why().name().toLowerCase(Locale.ROOT));
    return json;
  }

  @Override
  public JsonObject cardArrived(ReaderEvent.CardArrived event) {
    JsonObject json = named("card_arrived");
    json.add("card", event.card().accept(cards));
    return json;
  }

  @Override
  public JsonObject cardLeft(ReaderEvent.CardLeft event) {
    return named("card_left");
  }

  private static JsonObject named(String event) {
    JsonObject json = new JsonObject();
    json.addProperty("event", event);
    return json;
  }
}
