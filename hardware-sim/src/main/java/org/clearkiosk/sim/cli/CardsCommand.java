package org.clearkiosk.sim.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code bin/sim cards}. */
@Command(name = "cards", description = "List the cards at hand.", mixinStandardHelpOptions = true)
final class CardsCommand extends ClientCommand {
  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    for (JsonElement element : client.get("/v1/cards").getAsJsonArray()) {
      JsonObject card = element.getAsJsonObject();
      out()
          .printf(
              "%-16s %s  %s%n",
              card.get("card").getAsString(),
              card.get("zh").getAsString(),
              card.get("en").getAsString());
    }
  }
}
