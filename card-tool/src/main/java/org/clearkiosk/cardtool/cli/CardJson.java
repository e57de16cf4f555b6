package org.clearkiosk.cardtool.cli;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.clearkiosk.cardtool.describe.CardText;
import org.clearkiosk.reader.CardRead;

/** What a card turned out to be, for programs. */
final class CardJson implements CardRead.Visitor<JsonObject> {
  private final CardText text;
  private final boolean personal;

  CardJson(boolean personal) {
    this.personal = personal;
    this.text = new CardText(personal);
  }

  @Override
  public JsonObject identified(CardRead.Identified card) {
    JsonObject json = outcome("identified");
    json.addProperty("profile", lowerCase(card.profile()));
    json.addProperty("cardNumber", text.number(card));
    json.addProperty("masked", !personal);
    json.addProperty("keyGeneration", card.keyGeneration());
    return json;
  }

  @Override
  public JsonObject unrecognised(CardRead.Unrecognised card) {
    JsonObject json = outcome("unrecognised");
    json.addProperty("reason", lowerCase(card.reason()));
    json.addProperty("detail", lowerCase(card.detail()));
    return json;
  }

  @Override
  public JsonObject torn(CardRead.Torn card) {
    return outcome("torn");
  }

  private static JsonObject outcome(String outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("outcome", outcome);
    return json;
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
