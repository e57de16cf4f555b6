package org.clearkiosk.sim.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    JsonObject serial = status.getAsJsonObject("serial");
    if (serial.has("path")) {
      out().println(describeSerial(serial));
    }
    if (status.has("proxy")) {
      JsonObject proxy = status.getAsJsonObject("proxy");
      out()
          .println(
              "Proxy on 127.0.0.1:"
                  + proxy.get("port").getAsInt()
                  + " to "
                  + proxy.get("server").getAsString()
                  + ": connections "
                  + proxy.get("connections").getAsInt()
                  + describeFault(proxy));
    }
  }

  private static String describe(JsonObject reader) {
    if (!reader.get("plugged").getAsBoolean()) {
      return reader.get("name").getAsString() + ": pulled out" + describeFault(reader);
    }
    String lying =
        switch (reader.get("presence").getAsString()) {
          case "empty" -> "empty";
          case "placed" -> "card " + reader.get("card").getAsString() + ", not yet seen by pcscd";
          default -> "card " + reader.get("card").getAsString();
        };
    return reader.get("name").getAsString() + ": " + lying + describeFault(reader);
  }

  private static String describeSerial(JsonObject serial) {
    List<String> cards = new ArrayList<>();
    serial.getAsJsonArray("cards").forEach(card -> cards.add("card " + card.getAsString()));
    String line = serial.get("line").getAsString();
    return "PN532 on "
        + serial.get("path").getAsString()
        + (serial.get("plugged").getAsBoolean() ? ": " : " (pulled out): ")
        + (cards.isEmpty() ? "empty" : String.join(", ", cards))
        + describeFault(serial)
        + (line.equals("none") ? "" : "; line " + line);
  }

  private static String describeFault(JsonObject reader) {
    String fault = reader.get("fault").getAsString();
    return fault.equals("none") ? "" : "; fault " + fault;
  }
}
