package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A subcommand that speaks to the running simulator. */
abstract class ClientCommand extends Subcommand {
  @Mixin private RunFolderOption folder = new RunFolderOption();

  /** Does the work with the simulator that runs. */
  abstract void perform(ControlClient client) throws IOException, InterruptedException;

  @Override
  final int perform() throws IOException, InterruptedException {
    Optional<ControlClient> client = ControlClient.of(folder.path());
    if (client.isEmpty()) {
      return notRunning();
    }
    try {
      perform(client.get());
      return ExitCode.DONE;
    } catch (ControlClient.NotRunningException gone) {
      return notRunning();
    }
  }

  final RunFolderOption folder() {
    return folder;
  }

  static JsonObject onReader(int reader) {
    JsonObject request = new JsonObject();
    request.addProperty("reader", reader);
    return request;
  }

  private int notRunning() {
    error()
        .println(
            "bin/sim: no simulator runs in "
                + folder.path()
                + ". Start one with: bin/sim start (or name its folder with --run-dir).");
    return ExitCode.NOT_RUNNING;
  }
}
