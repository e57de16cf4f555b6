package org.clearkiosk.sim.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.pn532.ChipTiming;

/** What the control API can do with the serial reader. */
final class SerialActions {
  private final Simulator simulator;

  SerialActions(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * {@code POST /v1/serial/plug {"path": PATH, "timed": true|false}}; without a path where and as
   * it was last.
   */
  ControlReply plug(JsonObject request) throws IOException {
    Optional<String> path = Request.optionalText(request, "path");
    if (path.isPresent()) {
      simulator
          .serial()
          .plug(
              path(path.get()),
              Request.flag(request, "timed") ? ChipTiming.AS_THE_CHIP : ChipTiming.AT_ONCE);
    } else {
      simulator.serial().plug();
    }
    return status();
  }

  /** {@code POST /v1/serial/unplug}. */
  ControlReply unplug() throws IOException {
    simulator.serial().unplug();
    return status();
  }

  /** {@code POST /v1/serial/tap {"card": LABEL, "beside": true|false}}. */
  ControlReply tap(JsonObject request) {
    Optional<CardFile> card = simulator.deck().find(Request.text(request, "card"));
    if (card.isEmpty()) {
      return ControlReply.noSuchCard();
    }
    VirtualCard fresh = VirtualCard.of(card.get());
    if (Request.flag(request, "beside")) {
      simulator.serial().add(card.get().label(), fresh);
    } else {
      simulator.serial().place(card.get().label(), fresh);
    }
    return status();
  }

  /** {@code POST /v1/serial/remove}: all cards. */
  ControlReply remove() {
    simulator.serial().remove();
    return status();
  }

  private ControlReply status() {
    return ControlReply.ok(StatusJson.of(simulator.status()));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException unusable) {
      throw new IllegalArgumentException("\"path\" is no path of a file", unusable);
    }
  }
}
