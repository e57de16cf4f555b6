package org.clearkiosk.sim.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.FaultKind;
import org.clearkiosk.sim.fault.ServiceFault;
import org.clearkiosk.sim.trace.TraceFormat;

/** What the control API can do, from JSON to the simulator and back. */
final class ControlActions {
  /** How many entries of the trace one answer carries at most. */
  static final int MAXIMUM_ENTRIES = 500;

  private static final Duration MAXIMUM_WAIT = Duration.ofSeconds(2);

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

  /** {@code POST /v1/tap {"card": LABEL, "reader": 0…3}}. */
  ControlReply tap(JsonObject request) {
    Simulator.TapResult result = simulator.tap(reader(request), Request.text(request, "card"));
    if (result == Simulator.TapResult.UNKNOWN_CARD) {
      return ControlReply.noSuchCard();
    }
    JsonObject body = new JsonObject();
    body.addProperty("result", result.name().toLowerCase(Locale.ROOT));
    return ControlReply.ok(body);
  }

  /** {@code POST /v1/remove {"reader": 0…3}}. */
  ControlReply remove(JsonObject request) {
    simulator.remove(reader(request));
    return status();
  }

  /** {@code POST /v1/pcscd {"action": "start|stop|kill|restart"}}. */
  ControlReply daemon(JsonObject request) throws IOException {
    ServiceFault deed =
        switch (Request.text(request, "action")) {
          case "start" -> ServiceFault.START;
          case "stop" -> ServiceFault.STOP;
          case "kill" -> ServiceFault.KILL;
          case "restart" -> ServiceFault.RESTART;
          default ->
              throw new IllegalArgumentException("\"action\" is start, stop, kill or restart");
        };
    simulator.happen(deed);
    return status();
  }

  /**
   * {@code POST /v1/fault {"fault": "slow 100..800 seed=7", "at": "0"}}; without a place at the
   * usual one.
   */
  ControlReply fault(JsonObject request) throws IOException {
    Fault fault = Fault.parse(Request.text(request, "fault"));
    Optional<String> place = Request.optionalText(request, "at");
    if (place.isPresent()) {
      simulator.happen(Place.of(place.get()), fault);
    } else {
      simulator.happen(fault);
    }
    return status();
  }

  /** {@code GET /v1/faults}: every kind, where it can happen, and what it takes. */
  ControlReply faults() {
    JsonArray kinds = new JsonArray();
    for (FaultKind kind : FaultKind.values()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("fault", kind.word());
      entry.addProperty("side", kind.side().name().toLowerCase(Locale.ROOT));
      entry.addProperty("parameters", kind.parameters());
      entry.addProperty("example", kind.example().text());
      entry.addProperty("zh", kind.chinese());
      entry.addProperty("en", kind.english());
      kinds.add(entry);
    }
    return ControlReply.ok(kinds);
  }

  /**
   * {@code GET /v1/trace?after=NUMBER&wait=MILLISECONDS}: at most {@link #MAXIMUM_ENTRIES} entries
   * beyond a number; where there are none yet, those that come within the wait, at most 2 s.
   */
  ControlReply trace(JsonObject request) throws InterruptedException {
    long after = Request.count(request, "after", Long.MAX_VALUE);
    long wait = Request.count(request, "wait", MAXIMUM_WAIT.toMillis());
    JsonArray entries = new JsonArray();
    simulator
        .trace()
        .await(after, MAXIMUM_ENTRIES, Duration.ofMillis(wait))
        .forEach(entry -> entries.add(TraceFormat.json(entry)));
    return ControlReply.ok(entries);
  }

  /** {@code POST /v1/stop}: answered first, then the server lets everything end. */
  ControlReply stop() {
    return new ControlReply(ControlReply.STOPPING, new JsonObject());
  }

  private int reader(JsonObject request) {
    int reader = request.has("reader") ? Request.number(request, "reader") : 0;
    if (reader < 0 || reader >= simulator.daemon().slots()) {
      throw new IllegalArgumentException("\"reader\" is 0 to " + (simulator.daemon().slots() - 1));
    }
    return reader;
  }
}
