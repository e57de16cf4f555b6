package org.clearkiosk.server.disk;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.wire.Json;

/**
 * What a running server says about itself in {@code server.json}.
 *
 * @param url where it answers, for example {@code https://127.0.0.1:8443}
 * @param port its port
 * @param pid its process
 */
public record RunningServer(String url, int port, long pid) {
  public RunningServer {
    Objects.requireNonNull(url, "url");
  }

  /** Writes it into the data folder. */
  public void write(DataFolder folder) throws IOException {
    PrivateFiles.write(
        folder.runningServer(), (Json.write(this) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Reads it; empty when no server runs, or one was killed and its process is gone. */
  public static Optional<RunningServer> read(DataFolder folder) throws IOException {
    Path file = folder.runningServer();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      RunningServer found = Json.GSON.fromJson(Files.readString(file), RunningServer.class);
      return Optional.ofNullable(found)
          .filter(server -> ProcessHandle.of(server.pid()).isPresent());
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
