package org.clearkiosk.sim.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Locale;
import org.clearkiosk.sim.card.CardFile;

/** What the control API can do, from JSON to the simulator and back. */
final class ControlActions {
  private final Simulator simulator;

  ControlActions(Simulator simulator) {
    this.simulator = simulator;
  }

  /** {@code GET /v1/status}. */
  ControlReply status() {
    return ControlReply.ok(StatusJson.of(simulator.status()));
  }

  /** {@code GET /v1/cards}: the deck. */
  ControlReply cards() {
    JsonArray cards = new JsonArray();
    for (CardFile card : simulator.deck().cards()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("card", card.label());
      entry.addProperty("zh", card.title().chinese());
      entry.addProperty("en", card.title().english());
      cards.add(entry);
    }
    return ControlReply.ok(cards);
  }

  /** {@code POST /v1/tap {"card": LABEL, "reader": 0|1}}. */
  ControlReply tap(JsonObject request) {
    Simulator.TapResult result = simulator.tap(reader(request), Request.text(request, "card"));
    if (result == Simulator.TapResult.UNKNOWN_CARD) {
      return ControlReply.noSuchCard();
    }
    JsonObject body = new JsonObject();
    body.addProperty("result", result.name().toLowerCase(Locale.ROOT));
    return ControlReply.ok(body);
  }

  /** {@code POST /v1/remove {"reader": 0|1}}. */
  ControlReply remove(JsonObject request) {
    simulator.remove(reader(request));
    return status();
  }

  /** {@code POST /v1/pcscd {"action": "start|stop|kill|restart"}}. */
  ControlReply daemon(JsonObject request) throws IOException {
    Simulator.DaemonAction action =
        switch (Request.text(request, "action")) {
          case "start" -> Simulator.DaemonAction.START;
          case "stop" -> Simulator.DaemonAction.STOP;
          case "kill" -> Simulator.DaemonAction.KILL;
          case "restart" -> Simulator.DaemonAction.RESTART;
          default ->
              throw new IllegalArgumentException("\"action\" is start, stop, kill or restart");
        };
    simulator.perform(action);
    return status();
  }

  /**
   * {@code POST /v1/fault {"reader": 0|1, "kind": "none|mute|slow|tear", "milliseconds": 0…60000,
   * "commands": 1…1000}}.
   */
  ControlReply fault(JsonObject request) {
    simulator.setFault(reader(request), CardFaults.of(request));
    return status();
  }

  /** {@code POST /v1/stop}: answered first, then the server lets everything end. */
  ControlReply stop() {
    return new ControlReply(ControlReply.STOPPING, new JsonObject());
  }

  private static int reader(JsonObject request) {
    int reader = request.has("reader") ? Request.number(request, "reader") : 0;
    if (reader < 0 || reader >= PcscDaemon.SLOTS) {
      throw new IllegalArgumentException("\"reader\" is 0 or 1");
    }
    return reader;
  }
}
