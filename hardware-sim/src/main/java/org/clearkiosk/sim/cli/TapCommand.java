package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/sim tap}. */
@Command(
    name = "tap",
    description = {
      "Lay a card on the reader, in place of what lies there.",
      "Returns when the reader has seen it. The card stays until it is removed."
    },
    mixinStandardHelpOptions = true)
final class TapCommand extends ClientCommand {
  @Mixin private ReaderOption reader = new ReaderOption();

  @Parameters(
      paramLabel = "CARD",
      description = "The card's label, e.g. 08281001; bin/sim cards lists them.")
  private String card = "";

  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    JsonObject request = onReader(reader.index());
    request.addProperty("card", card);
    String result = client.post("/v1/tap", request).getAsJsonObject().get("result").getAsString();
    out()
        .println(
            result.equals("noticed")
                ? "The card lies on the reader, and pcscd has seen it."
                : "The card lies on the reader; pcscd has not seen it (bin/sim status).");
  }
}
