package org.clearkiosk.sim.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.clearkiosk.sim.pn532.ChipTiming;

/** The simulator's status as the control API gives it. */
final class StatusJson {
  private StatusJson() {}

  static JsonObject of(SimulatorStatus status) {
    JsonObject daemon = new JsonObject();
    daemon.addProperty("running", status.daemonRunning());
    daemon.addProperty("socket", status.socket().toString());
    JsonArray readers = new JsonArray();
    for (SimulatorStatus.Reader reader : status.readers()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", reader.name());
      entry.addProperty("plugged", reader.plugged());
      entry.addProperty("presence", reader.slot().presence().name().toLowerCase(Locale.ROOT));
      reader.slot().label().ifPresent(label -> entry.addProperty("card", label));
      entry.addProperty("fault", reader.fault().text());
      readers.add(entry);
    }
    JsonObject root = new JsonObject();
    root.add("pcscd", daemon);
    root.add("readers", readers);
    root.add("serial", serial(status.serial()));
    status.proxy().ifPresent(proxy -> root.add("proxy", proxy(proxy)));
    return root;
  }

  private static JsonObject proxy(SimulatorStatus.Proxy proxy) {
    JsonObject json = new JsonObject();
    json.addProperty("port", proxy.port());
    json.addProperty("server", proxy.server());
    json.addProperty("connections", proxy.connections());
    json.addProperty("fault", proxy.fault().text());
    return json;
  }

  private static JsonObject serial(SerialReader.State state) {
    JsonArray cards = new JsonArray();
    state.cards().forEach(cards::add);
    JsonObject json = new JsonObject();
    json.addProperty("plugged", state.plugged());
    state.path().ifPresent(path -> json.addProperty("path", path.toString()));
    json.addProperty("timed", state.timing() == ChipTiming.AS_THE_CHIP);
    json.add("cards", cards);
    json.addProperty("fault", state.fault().text());
    json.addProperty("line", state.lineFault().text());
    return json;
  }
}
