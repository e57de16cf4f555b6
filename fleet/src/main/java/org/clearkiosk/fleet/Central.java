package org.clearkiosk.fleet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProcess;
import org.clearkiosk.load.ServerProgram;
import org.jspecify.annotations.Nullable;

/** The server that the fleet asks: one of its own, or one that runs already. */
final class Central implements AutoCloseable {
  private final ServerProgram program;
  private final ServerData data;
  private final @Nullable String running;
  private volatile @Nullable ServerProcess process;
  private String url = "";

  private Central(ServerProgram program, ServerData data, @Nullable String running) {
    this.program = program;
    this.data = data;
    this.running = running;
  }

  /** One of the fleet's own, which {@link #start} starts. */
  static Central own(ServerProgram program, ServerData data) {
    return new Central(program, data, null);
  }

  /**
   * One that runs.
   *
   * @param url {@code https://host:port}
   * @param data where it keeps its data: students and terminals are added there, and what it holds
   *     is looked for there
   */
  static Central running(ServerProgram program, ServerData data, String url) {
    return new Central(program, data, url);
  }

  /** Starts it where it is the fleet's own. */
  void start() throws IOException {
    if (running != null) {
      url = running;
      return;
    }
    ServerProcess started = program.start(data, 0);
    process = started;
    url = started.awaitReady();
  }

  /** Kills the fleet's own server, as {@code kill -9}, and starts it again at the same port. */
  void killAndStart() throws IOException, InterruptedException {
    ServerProcess old = process;
    if (old == null) {
      throw new IllegalStateException("only a server of the fleet's own is killed");
    }
    old.kill();
    ServerProcess next = program.start(data, address().getPort());
    process = next;
    next.awaitReady();
  }

  /** {@code https://host:port}. */
  String url() {
    return url;
  }

  InetSocketAddress address() {
    URI uri = URI.create(url);
    return new InetSocketAddress(uri.getHost(), uri.getPort());
  }

  ServerProgram program() {
    return program;
  }

  ServerData data() {
    return data;
  }

  /** The authority of its certificate. */
  Path authority() {
    return data.folder().resolve("tls").resolve("ca.pem");
  }

  /** Kills the fleet's own server: this program is being ended. */
  void abandon() {
    ServerProcess started = process;
    if (started != null) {
      started.close();
    }
  }

  /** Ends the fleet's own server; leaves one alone that ran before. */
  @Override
  public void close() throws IOException {
    ServerProcess started = process;
    if (started != null) {
      try {
        started.stop();
      } catch (InterruptedException e) {
        started.close();
        Thread.currentThread().interrupt();
      }
    }
  }
}
