package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/sim serial}. */
@Command(
    name = "serial",
    description = {
      "A PN532 reader on a serial port that can be plugged in and pulled out.",
      "What goes wrong with it: bin/sim fault --list"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      SerialCommand.Plug.class,
      SerialCommand.Unplug.class,
      SerialCommand.Tap.class,
      SerialCommand.Remove.class
    })
final class SerialCommand {

  /** {@code bin/sim serial plug}. */
  @Command(
      name = "plug",
      description = "Plug the reader in. Programs open its port by the path.",
      mixinStandardHelpOptions = true)
  static final class Plug extends ClientCommand {
    @Parameters(
        arity = "0..1",
        paramLabel = "PATH",
        description =
            "Where the port appears (default: where it was last; at first pn532 in the run folder).")
    private @Nullable Path path;

    @Option(
        names = "--timed",
        description =
            "With the times of a real chip: the line's rate, the acknowledgement, the radio field."
                + " Else everything comes at once. Goes with a PATH.")
    private boolean timed;

    @Override
    void perform(ControlClient client) throws IOException, InterruptedException {
      if (timed && path == null) {
        throw new WrongUse("--timed goes with a PATH, at which the reader is plugged in anew.");
      }
      JsonObject request = new JsonObject();
      if (path != null) {
        request.addProperty("path", path.toAbsolutePath().toString());
        request.addProperty("timed", timed);
      }
      JsonObject status = client.post("/v1/serial/plug", request).getAsJsonObject();
      out().println("Plugged in: " + status.getAsJsonObject("serial").get("path").getAsString());
    }
  }

  /** {@code bin/sim serial unplug}. */
  @Command(
      name = "unplug",
      description = "Pull the reader out: its port vanishes, and who has it open is cut off.",
      mixinStandardHelpOptions = true)
  static final class Unplug extends ClientCommand {
    @Override
    void perform(ControlClient client) throws IOException, InterruptedException {
      client.post("/v1/serial/unplug", new JsonObject());
      out().println("Pulled out. bin/sim serial plug puts it back.");
    }
  }

  /** {@code bin/sim serial tap}. */
  @Command(
      name = "tap",
      description = "Lay a card on the reader. It stays until it is removed.",
      mixinStandardHelpOptions = true)
  static final class Tap extends ClientCommand {
    @Parameters(
        paramLabel = "CARD",
        description = "The card's label, e.g. classic-08281001; bin/sim cards lists them.")
    private String card = "";

    @Option(
        names = "--beside",
        description = "Beside the cards that lie there, not in their place.")
    private boolean beside;

    @Override
    void perform(ControlClient client) throws IOException, InterruptedException {
      JsonObject request = new JsonObject();
      request.addProperty("card", card);
      request.addProperty("beside", beside);
      client.post("/v1/serial/tap", request);
      out().println("The card lies on the reader.");
    }
  }

  /** {@code bin/sim serial remove}. */
  @Command(
      name = "remove",
      description = "Take all cards off the reader.",
      mixinStandardHelpOptions = true)
  static final class Remove extends ClientCommand {
    @Override
    void perform(ControlClient client) throws IOException, InterruptedException {
      client.post("/v1/serial/remove", new JsonObject());
      out().println("The reader is empty.");
    }
  }
}
