package org.clearkiosk.server.app;

import java.io.IOException;
import java.nio.file.Path;
import org.clearkiosk.server.disk.DataFolder;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class DataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder in which the server keeps everything; made when it is not there.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path path;

  DataFolder open() throws IOException, CommandFailure {
    try {
      return DataFolder.open(path);
    } catch (DataFolder.SharedFolderException e) {
      throw new CommandFailure(ExitCodes.NOT_POSSIBLE, String.valueOf(e.getMessage()));
    }
  }
}
