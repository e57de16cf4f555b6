package org.clearkiosk.sim.cli;

import java.io.IOException;
import java.util.OptionalInt;
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
  private final ControlServer control;
  private final RunFolder.Hold hold;
  private boolean ended;

  private RunningSimulator(Simulator simulator, ControlServer control, RunFolder.Hold hold) {
    this.simulator = simulator;
    this.control = control;
    this.hold = hold;
  }

  static RunningSimulator start(
      RunFolder folder,
      RunFolder.Hold hold,
      Deck deck,
      String readerName,
      int readers,
      OptionalInt portBase,
      Runnable stop)
      throws IOException {
    Simulator simulator = Simulator.start(folder, deck, readerName, readers, portBase);
    RunningSimulator running =
        new RunningSimulator(simulator, ControlServer.start(folder, simulator, stop), hold);
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "end-simulator"));
    return running;
  }

  Simulator simulator() {
    return simulator;
  }

  @Override
  public synchronized void close() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      control.close();
      simulator.close();
      hold.close();
    } catch (IOException failed) {
      LOGGER.warn("The simulator did not end cleanly: {}", failed.getMessage());
    }
  }
}
