package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/sim fault}. */
@Command(
    name = "fault",
    description = "Let a mishap happen to the card on the reader and to those that follow.",
    mixinStandardHelpOptions = true,
    subcommands = {
      FaultCommand.None.class,
      FaultCommand.Mute.class,
      FaultCommand.Slow.class,
      FaultCommand.Tear.class
    })
final class FaultCommand {
  private abstract static class Kind extends ClientCommand {
    @Mixin private ReaderOption reader = new ReaderOption();

    abstract void describe(JsonObject request);

    @Override
    void perform(ControlClient client) throws IOException, InterruptedException {
      JsonObject request = onReader(reader.index());
      describe(request);
      client.post("/v1/fault", request);
      out().println("Set. bin/sim fault none ends it.");
    }
  }

  /** No more mishaps. */
  @Command(
      name = "none",
      description = "No more mishaps on this reader.",
      mixinStandardHelpOptions = true)
  static final class None extends Kind {
    @Override
    void describe(JsonObject request) {
      request.addProperty("kind", "none");
    }
  }

  /** Cards do not answer. */
  @Command(
      name = "mute",
      description = "Cards lie there and never answer.",
      mixinStandardHelpOptions = true)
  static final class Mute extends Kind {
    @Override
    void describe(JsonObject request) {
      request.addProperty("kind", "mute");
    }
  }

  /** Cards answer late. */
  @Command(
      name = "slow",
      description = "Cards answer every command late.",
      mixinStandardHelpOptions = true)
  static final class Slow extends Kind {
    @Parameters(paramLabel = "MILLISECONDS", description = "How late: 0 to 60000.")
    private int milliseconds;

    @Override
    void describe(JsonObject request) {
      request.addProperty("kind", "slow");
      request.addProperty("milliseconds", milliseconds);
    }
  }

  /** A card is pulled away. */
  @Command(
      name = "tear",
      description =
          "The card is pulled away when it has received so many commands; once, then no more.",
      mixinStandardHelpOptions = true)
  static final class Tear extends Kind {
    @Parameters(paramLabel = "COMMANDS", description = "At which command it leaves: 1 to 1000.")
    private int commands;

    @Override
    void describe(JsonObject request) {
      request.addProperty("kind", "tear");
      request.addProperty("commands", commands);
    }
  }
}
