package org.clearkiosk.sim.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearkiosk.sim.bench.Companion;
import org.clearkiosk.sim.bench.ControlServer;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.card.Deck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulator with its control API, which ends in an orderly way once, whether it is asked to or
 * the process is (SIGTERM, Ctrl-C).
 */
final class RunningSimulator implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunningSimulator.class);

  private final Simulator simulator;
  private final Optional<Companion> kiosk;
  private final ControlServer control;
  private final RunFolder.Hold hold;
  private boolean ended;

  private RunningSimulator(
      Simulator simulator, Optional<Companion> kiosk, ControlServer control, RunFolder.Hold hold) {
    this.simulator = simulator;
    this.kiosk = kiosk;
    this.control = control;
    this.hold = hold;
  }

  /**
   * Starts it.
   *
   * @param kiosk the command that starts a terminal beside it; empty for none
   * @param stop called when a client asks it to end
   */
  static RunningSimulator start(
      RunFolder folder,
      RunFolder.Hold hold,
      Deck deck,
      String readerName,
      int readers,
      OptionalInt portBase,
      Optional<String> kiosk,
      Runnable stop)
      throws IOException {
    Simulator simulator = Simulator.start(folder, deck, readerName, readers, portBase);
    Optional<Companion> terminal =
        kiosk.map(
            command ->
                new Companion(
                    command, simulator.daemon().socket(), folder.path().resolve("kiosk.log")));
    RunningSimulator running =
        new RunningSimulator(
            simulator, terminal, ControlServer.start(folder, simulator, terminal, stop), hold);
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "end-simulator"));
    return running;
  }

  Simulator simulator() {
    return simulator;
  }

  /** The terminal that can be started beside it; empty when no command was given. */
  Optional<Companion> kiosk() {
    return kiosk;
  }

  @Override
  public synchronized void close() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      control.close();
      kiosk.ifPresent(Companion::close);
      simulator.close();
      hold.close();
    } catch (IOException failed) {
      LOGGER.warn("The simulator did not end cleanly: {}", failed.getMessage());
    }
  }
}
