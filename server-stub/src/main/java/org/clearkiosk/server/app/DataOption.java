package org.clearkiosk.server.app;

import java.io.IOException;
import java.nio.file.Path;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.settings.Layers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class DataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder in which the server keeps everything; start, demo-campus, invent-campus,"
              + " card-key and restore make it when it is not there.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path path;

  // read before the command line is, see Layers; here so that every command knows it
  @Option(
      names = Layers.CONFIG,
      paramLabel = "FILE",
      description =
          "Take what is not said here from this file (default: the variable"
              + " CLEARKIOSK_SERVER_CONFIG; docs/operating.md lists the settings).")
  @SuppressWarnings("UnusedVariable") // picocli sets it
  private @Nullable Path config;

  /** The folder as it was named. */
  Path path() {
    return path;
  }

  /** The folder of a server that there is: none is made for a name that was mistyped. */
  DataFolder openExisting() throws IOException, CommandFailure {
    return existing(path);
  }

  /** The same of a folder that was named otherwise. */
  static DataFolder existing(Path path) throws IOException, CommandFailure {
    if (!DataFolder.isThere(path)) {
      throw new CommandFailure(
          ExitCodes.NOT_POSSIBLE,
          path
              + " is no data folder of a server: is it the right one? The first start of a server makes it");
    }
    return opened(path);
  }

  DataFolder open() throws IOException, CommandFailure {
    return opened(path);
  }

  private static DataFolder opened(Path path) throws IOException, CommandFailure {
    try {
      return DataFolder.open(path);
    } catch (DataFolder.SharedFolderException e) {
      throw new CommandFailure(ExitCodes.NOT_POSSIBLE, String.valueOf(e.getMessage()));
    }
  }
}
