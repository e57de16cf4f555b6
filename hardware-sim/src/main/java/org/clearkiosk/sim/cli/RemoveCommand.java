package org.clearkiosk.sim.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/sim remove}. */
@Command(
    name = "remove",
    description = "Take the card off the reader.",
    mixinStandardHelpOptions = true)
final class RemoveCommand extends ClientCommand {
  @Mixin private ReaderOption reader = new ReaderOption();

  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    client.post("/v1/remove", onReader(reader.index()));
    out().println("The reader is empty.");
  }
}
