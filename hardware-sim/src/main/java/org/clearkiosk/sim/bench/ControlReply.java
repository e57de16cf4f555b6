package org.clearkiosk.sim.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** What the control API answers: a result, or a problem (RFC 9457) that names the way out. */
record ControlReply(int status, JsonElement body) {
  /** The status of the one answer after which the simulator ends. */
  static final int STOPPING = 202;

  static ControlReply ok(JsonElement body) {
    return new ControlReply(200, body);
  }

  static ControlReply problem(int status, String title, String detail) {
    JsonObject problem = new JsonObject();
    problem.addProperty("title", title);
    problem.addProperty("status", status);
    problem.addProperty("detail", detail);
    return new ControlReply(status, problem);
  }

  static ControlReply noSuchCard() {
    return problem(
        404,
        "No such card",
        "The deck has no card of that label; bin/sim cards (GET /v1/cards) lists them.");
  }

  String contentType() {
    return status < 400 ? "application/json" : "application/problem+json";
  }
}
