package org.clearkiosk.sim.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.sim.bench.RunFolder;
import picocli.CommandLine.Command;

/** {@code bin/sim stop}. */
@Command(
    name = "stop",
    description = "End the simulator and its pcscd; returns when both are gone.",
    mixinStandardHelpOptions = true)
final class StopCommand extends ClientCommand {
  private static final Duration AT_MOST = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);

  @Override
  void perform(ControlClient client) throws IOException, InterruptedException {
    client.post("/v1/stop", new JsonObject());
    RunFolder runFolder = RunFolder.open(folder().path());
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<RunFolder.Hold> released = runFolder.hold();
      if (released.isPresent()) {
        released.get().close();
        out().println("The simulator has ended.");
        return;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new IOException("the simulator was told to end and has not done so yet");
  }
}
