package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A subcommand that speaks to the running simulator. */
abstract class ClientCommand extends Subcommand {
  @Mixin private RunFolderOption folder = new RunFolderOption();

  /** Does the work with the simulator that runs. */
  abstract void perform(ControlClient client) throws IOException, InterruptedException;

  @Override
  final int perform() throws IOException, InterruptedException {
    return with(folder, error(), this::perform);
  }

  /** Does something with the simulator that runs in a folder, or says that none does. */
  static int with(RunFolderOption folder, PrintWriter error, Deed deed)
      throws IOException, InterruptedException {
    Optional<ControlClient> client = ControlClient.of(folder.path());
    try {
      if (client.isPresent()) {
        deed.perform(client.get());
        return ExitCode.DONE;
      }
    } catch (ControlClient.NotRunningException gone) {
      // Said like one that never ran.
    }
    error.println(
        "bin/sim: no simulator runs in "
            + folder.path()
            + ". Start one with: bin/sim start (or name its folder with --run-dir).");
    return ExitCode.NOT_RUNNING;
  }

  /** What is done with the simulator that runs. */
  @FunctionalInterface
  interface Deed {
    /** Does it. */
    void perform(ControlClient client) throws IOException, InterruptedException;
  }

  final RunFolderOption folder() {
    return folder;
  }

  static JsonObject onReader(int reader) {
    JsonObject request = new JsonObject();
    request.addProperty("reader", reader);
    return request;
  }
}
