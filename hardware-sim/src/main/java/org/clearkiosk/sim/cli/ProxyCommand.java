package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/sim proxy}. */
@Command(
    name = "proxy",
    description = {
      "A stretch of network between kiosk and server on which things can go wrong:"
          + " bin/sim fault --list. It listens on this machine alone and passes TLS through"
          + " untouched, so the kiosk's own certificate goes on working.",
    },
    mixinStandardHelpOptions = true,
    subcommands = {ProxyCommand.Start.class, ProxyCommand.Stop.class})
final class ProxyCommand {

  /** {@code bin/sim proxy start}. */
  @Command(
      name = "start",
      description = {
        "Open the proxy. Then start the kiosk with --server https://127.0.0.1:PORT.",
        "Faults that answer in the server's place (server-error, expired-certificate, garbage"
            + " inside TLS) need the authority that the kiosk trusts, with its key: the folder tls"
            + " of a test server's data. Never give it a real campus's."
      },
      mixinStandardHelpOptions = true)
  static final class Start extends ClientCommand {
    @Parameters(paramLabel = "HOST:PORT", description = "The server, e.g. 127.0.0.1:8443.")
    private String server = "";

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "0",
        description = "Where it listens on 127.0.0.1 (default: any free port).")
    private int port;

    @Option(
        names = "--authority",
        paramLabel = "FOLDER",
        description = "Folder with ca.pem and ca-key.pem.")
    private @Nullable Path authority;

    @Override
    void perform(ControlClient client) throws IOException, InterruptedException {
      JsonObject request = new JsonObject();
      request.addProperty("server", server);
      request.addProperty("port", port);
      if (authority != null) {
        request.addProperty("authority", authority.toAbsolutePath().toString());
      }
      JsonObject status = client.post("/v1/proxy/start", request).getAsJsonObject();
      int at = status.getAsJsonObject("proxy").get("port").getAsInt();
      out().println("The way to " + server + " leads through https://127.0.0.1:" + at);
    }
  }

  /** {@code bin/sim proxy stop}. */
  @Command(
      name = "stop",
      description = "Close the proxy; its connections end.",
      mixinStandardHelpOptions = true)
  static final class Stop extends ClientCommand {
    @Override
    void perform(ControlClient client) throws IOException, InterruptedException {
      client.post("/v1/proxy/stop", new JsonObject());
      out().println("The proxy is closed.");
    }
  }
}
