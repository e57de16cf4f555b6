package org.clearkiosk.sim.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.clearkiosk.sim.proxy.Authority;

/** What the control API can do with the proxy on the way to the server. */
final class ProxyActions {
  private final Simulator simulator;

  ProxyActions(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * {@code POST /v1/proxy/start {"server": "HOST:PORT", "port": 0…65535, "authority": FOLDER}};
   * without a port any free one; without an authority it answers nothing in the server's place.
   */
  ControlReply start(JsonObject request) throws IOException {
    int port = Math.toIntExact(Request.count(request, "port", ServerAddress.HIGHEST_PORT));
    Optional<Authority> authority = Optional.empty();
    Optional<String> folder = Request.optionalText(request, "authority");
    if (folder.isPresent()) {
      authority = Optional.of(Authority.read(path(folder.get())));
    }
    simulator.openProxy(port, ServerAddress.parse(Request.text(request, "server")), authority);
    return status();
  }

  /** {@code POST /v1/proxy/stop}. */
  ControlReply stop() {
    simulator.closeProxy();
    return status();
  }

  private ControlReply status() {
    return ControlReply.ok(StatusJson.of(simulator.status()));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException unusable) {
      throw new IllegalArgumentException("\"authority\" is no path of a folder", unusable);
    }
  }
}
