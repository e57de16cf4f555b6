package org.clearkiosk.sim.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where and with which secret a running simulator is controlled; only its owner can read it.
 *
 * @param port of the control API on 127.0.0.1
 * @param token for the header {@code Authorization: Bearer}
 * @param process number of the simulator's process
 */
public record ControlFile(int port, String token, long process) {

  /** Reads the control file of a run folder; empty when no simulator has left one there. */
  public static Optional<ControlFile> read(RunFolder folder) throws IOException {
    try {
      JsonObject content =
          JsonParser.parseString(Files.readString(folder.controlFile())).getAsJsonObject();
      return Optional.of(
          new ControlFile(
              content.get("port").getAsInt(),
              content.get("token").getAsString(),
              content.get("process").getAsLong()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (RuntimeException spoilt) {
      throw new IOException(
          folder.controlFile() + " is damaged: stop the simulator and start it again.", spoilt);
    }
  }

  void write(RunFolder folder) throws IOException {
    JsonObject content = new JsonObject();
    content.addProperty("port", port);
    content.addProperty("token", token);
    content.addProperty("process", process);
    Path unfinished = folder.path().resolve("control.json.new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, content + "\n");
    Files.move(unfinished, folder.controlFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "ControlFile[port=" + port + ", process=" + process + "]";
  }
}
