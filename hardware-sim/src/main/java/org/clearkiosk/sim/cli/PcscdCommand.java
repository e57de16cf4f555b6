package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bin/sim pcscd}. */
@Command(
    name = "pcscd",
    description = "Start, stop, kill or restart the simulator's own pcscd (never the system's).",
    mixinStandardHelpOptions = true)
final class PcscdCommand extends ClientCommand {
  /** What can be done. */
  enum Action {
    START,
    STOP,
    KILL,
    RESTART
  }

  @Parameters(
      paramLabel = "start|stop|kill|restart",
      description = "kill is a crash (SIGKILL); stop is an orderly end.")
  private Action action = Action.START;

  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    JsonObject request = new JsonObject();
    request.addProperty("action", action.name().toLowerCase(Locale.ROOT));
    JsonObject status = client.post("/v1/pcscd", request).getAsJsonObject();
    boolean running = status.getAsJsonObject("pcscd").get("running").getAsBoolean();
    out().println("pcscd is " + (running ? "running" : "down"));
  }
}
