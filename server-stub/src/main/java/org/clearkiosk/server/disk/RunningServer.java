package org.clearkiosk.server.disk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a running server says about itself in {@code server.json}.
 *
 * @param url where it answers, for example {@code https://127.0.0.1:8443}
 * @param port its port
 * @param pid its process
 * @param name the first of the names by which terminals are to reach it; null where none was said
 */
public record RunningServer(String url, int port, long pid, @Nullable String name) {
  public RunningServer {
    Objects.requireNonNull(url, "url");
  }

  /** The address of a server, which may be named by digits of IPv6. */
  public static String url(String host, int port) {
    return "https://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  /** Where terminals reach it; empty when it listens on every address and has no name. */
  public Optional<String> forTerminals() {
    if (!onEveryAddress()) {
      return Optional.of(url);
    }
    return Optional.ofNullable(name).map(host -> url(host, port));
  }

  private boolean onEveryAddress() {
    try {
      return InetAddress.getByName(URI.create(url).getHost()).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
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
      return Optional.of(Json.read(Files.readString(file), RunningServer.class))
          .filter(server -> ProcessHandle.of(server.pid()).isPresent());
    } catch (Json.MalformedMessageException e) {
      return Optional.empty();
    }
  }
}
