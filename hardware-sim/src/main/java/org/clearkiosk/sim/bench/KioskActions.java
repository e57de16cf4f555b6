package org.clearkiosk.sim.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What the control API can do with the terminal that runs beside the simulator. */
final class KioskActions {
  private final Optional<Companion> kiosk;

  /**
   * @param kiosk empty when no command was given that starts one
   */
  KioskActions(Optional<Companion> kiosk) {
    this.kiosk = kiosk;
  }

  /** {@code GET /v1/kiosk}: whether it runs, and what it shows. */
  ControlReply show() {
    return kiosk.map(KioskActions::state).orElseGet(KioskActions::none);
  }

  /** {@code POST /v1/kiosk/start}: answered before it has shown anything. */
  ControlReply start() throws IOException {
    if (kiosk.isPresent()) {
      kiosk.get().start();
    }
    return show();
  }

  /** {@code POST /v1/kiosk/stop}: answered when it is gone. */
  ControlReply stop() {
    kiosk.ifPresent(Companion::stop);
    return show();
  }

  private static ControlReply state(Companion kiosk) {
    Companion.State now = kiosk.state();
    JsonObject json = new JsonObject();
    json.addProperty("phase", now.phase().name().toLowerCase(Locale.ROOT));
    now.screen().ifPresent(screen -> json.addProperty("screen", screen));
    now.code().ifPresent(code -> json.addProperty("code", code));
    now.exit().ifPresent(exit -> json.addProperty("exit", exit));
    return ControlReply.ok(json);
  }

  private static ControlReply none() {
    return ControlReply.problem(
        409,
        "No terminal",
        "No command starts a terminal here: bin/sim start --kiosk COMMAND names one.");
  }
}
