package org.clearkiosk.sim.bench;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.clearkiosk.sim.vpcd.Fault;

/** The mishaps of cards as a control request names them. */
final class CardFaults {
  private CardFaults() {}

  static Fault of(JsonObject request) {
    return switch (Request.text(request, "kind")) {
      case "none" -> new Fault.None();
      case "mute" -> new Fault.Mute();
      case "slow" -> new Fault.Slow(Duration.ofMillis(Request.number(request, "milliseconds")));
      case "tear" -> new Fault.Tear(Request.number(request, "commands"));
      default -> throw new IllegalArgumentException("\"kind\" is none, mute, slow or tear");
    };
  }
}
