package org.clearkiosk.sim.cli;

import java.nio.file.Path;
import org.clearkiosk.sim.bench.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the simulator's run folder. */
final class RunFolderOption {
  @Option(
      names = "--run-dir",
      paramLabel = "DIR",
      description =
          "Folder of the running simulator (default: $CLEARANCE_KIOSK_SIM, else"
              + " /tmp/clearance-kiosk-<user number>/sim).")
  private @Nullable Path named;

  Path path() {
    return named == null ? RunFolder.defaultPath() : named;
  }
}
