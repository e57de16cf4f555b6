package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bin/sim kiosk}. */
@Command(
    name = "kiosk",
    description = {
      "Start or stop the terminal beside the simulator, or show what it shows: its screen and"
          + " failure code.",
      "The command that starts it is named by: bin/sim start --kiosk COMMAND"
    },
    mixinStandardHelpOptions = true)
final class KioskCommand extends ClientCommand {
  /** What can be done. */
  enum Action {
    START,
    STOP,
    SHOW
  }

  @Parameters(
      paramLabel = "start|stop|show",
      description = "start does not wait for its first screen; stop waits until it is gone.")
  private Action action = Action.SHOW;

  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    String address = "/v1/kiosk";
    JsonObject state =
        (action == Action.SHOW
                ? client.get(address)
                : client.post(
                    address + "/" + action.name().toLowerCase(Locale.ROOT), new JsonObject()))
            .getAsJsonObject();
    out().println(described(state));
  }

  private static String described(JsonObject state) {
    return switch (state.get("phase").getAsString()) {
      case "off" -> "The terminal was not started yet.";
      case "ended" ->
          state.has("exit")
              ? "The terminal has ended with exit code " + state.get("exit").getAsInt() + "."
              : "The terminal has ended.";
      default ->
          state.has("screen")
              ? "The terminal shows "
                  + state.get("screen").getAsString()
                  + (state.has("code") ? " " + state.get("code").getAsString() : "")
                  + "."
              : "The terminal runs, and has not said what it shows.";
    };
  }
}
