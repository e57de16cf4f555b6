package org.clearkiosk.sim.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/sim status}. */
@Command(
    name = "status",
    description = "Say what lies on the readers, and how PC/SC programs reach them.",
    mixinStandardHelpOptions = true)
final class StatusCommand extends ClientCommand {
  @Option(names = "--json", description = "As JSON, as the control API gives it.")
  private boolean json;

  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    JsonObject status = client.get("/v1/status").getAsJsonObject();
    if (json) {
      out().println(status);
      return;
    }
    JsonObject daemon = status.getAsJsonObject("pcscd");
    out().println("pcscd is " + (daemon.get("running").getAsBoolean() ? "running" : "down"));
    out().println("PCSCLITE_CSOCK_NAME=" + daemon.get("socket").getAsString());
    for (JsonElement element : status.getAsJsonArray("readers")) {
      out().println(describe(element.getAsJsonObject()));
    }
  }

  private static String describe(JsonObject reader) {
    String lying =
        switch (reader.get("presence").getAsString()) {
          case "empty" -> "empty";
          case "placed" -> "card " + reader.get("card").getAsString() + ", not yet seen by pcscd";
          default -> "card " + reader.get("card").getAsString();
        };
    JsonObject fault = reader.getAsJsonObject("fault");
    String kind = fault.get("kind").getAsString();
    return reader.get("name").getAsString()
        + ": "
        + lying
        + (kind.equals("none") ? "" : "; fault " + fault);
  }
}
