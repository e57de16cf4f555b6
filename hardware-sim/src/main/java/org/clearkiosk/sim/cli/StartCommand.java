package org.clearkiosk.sim.cli;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.clearkiosk.sim.bench.ControlFile;
import org.clearkiosk.sim.bench.PcscDaemon;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.bench.Simulator;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.gui.BenchWindow;
import org.clearkiosk.sim.gui.SimulatorWindow;
import org.clearkiosk.sim.pn532.ChipTiming;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/sim start}. */
@Command(
    name = "start",
    description = {
      "Run the simulator here in the foreground until Ctrl-C, bin/sim stop, or its window closes.",
      "Prints the environment variable for PC/SC programs, then a line that begins with Ready."
    },
    mixinStandardHelpOptions = true)
final class StartCommand extends Subcommand {
  @Mixin private RunFolderOption folder = new RunFolderOption();

  @Option(names = "--headless", description = "Without a window.")
  private boolean headless;

  @Option(
      names = "--small",
      description =
          "A small window with the cards alone, for a screen that it shares with a terminal.")
  private boolean small;

  @Option(names = "--on-top", description = "Keep the small window above all others.")
  private boolean onTop;

  @Option(
      names = "--kiosk",
      paramLabel = "COMMAND",
      description = {
        "The command that starts a terminal, e.g. 'bin/kiosk --data DIR --diagnostics' (default:"
            + " the variable CLEARKIOSK_SIM_KIOSK). The window and bin/sim kiosk start it, stop it,"
            + " and show its screen and failure code; it finds the readers by itself."
      })
  private @Nullable String kiosk = System.getenv("CLEARKIOSK_SIM_KIOSK");

  @Option(
      names = "--port-base",
      paramLabel = "PORT",
      description =
          "First of the TCP ports of the virtual reader driver, two a reader (default: any free"
              + " ones). The driver listens on every interface of this machine.")
  private @Nullable Integer portBase;

  @Option(
      names = "--readers",
      paramLabel = "1|2",
      defaultValue = "1",
      description = "How many readers behind PC/SC, of two slots each (default: 1).")
  private int readers = 1;

  @Option(
      names = "--reader-name",
      paramLabel = "NAME",
      defaultValue = Simulator.DEFAULT_READER_NAME,
      description = "What the reader is called (default: ${DEFAULT-VALUE}).")
  private String readerName = Simulator.DEFAULT_READER_NAME;

  @Option(
      names = "--cards",
      paramLabel = "FOLDER",
      description = "Card files to use in place of the demo deck.")
  private @Nullable Path cards;

  @Option(
      names = "--serial",
      paramLabel = "PATH",
      description =
          "Also plug in a PN532 reader on a serial port of this name, e.g. /tmp/pn532; needs"
              + " socat.")
  private @Nullable Path serial;

  @Option(
      names = "--timed",
      description =
          "The PN532 of --serial takes the times of a real chip: the line's rate, the"
              + " acknowledgement, the radio field. Else everything comes at once.")
  private boolean timed;

  @Override
  int perform() throws IOException, InterruptedException {
    if (timed && serial == null) {
      throw new WrongUse("--timed goes with --serial PATH, whose reader it is about.");
    }
    try {
      PcscDaemon.check(readerName, readers, ports());
    } catch (IllegalArgumentException unusable) {
      throw new WrongUse(String.valueOf(unusable.getMessage()));
    }
    RunFolder runFolder = RunFolder.open(folder.path());
    Optional<RunFolder.Hold> hold = runFolder.hold();
    if (hold.isEmpty()) {
      error()
          .println(
              "bin/sim: a simulator already runs in "
                  + runFolder.path()
                  + ControlFile.read(runFolder)
                      .map(control -> " (process " + control.process() + ")")
                      .orElse("")
                  + "; nothing was changed. Use it, end it with bin/sim stop, or choose another"
                  + " folder with --run-dir.");
      return ExitCode.ALREADY_RUNNING;
    }
    run(runFolder, hold.get());
    return ExitCode.DONE;
  }

  private OptionalInt ports() {
    return portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase);
  }

  private void run(RunFolder runFolder, RunFolder.Hold hold)
      throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    boolean withWindow = !headless && !GraphicsEnvironment.isHeadless();
    if (!headless && !withWindow) {
      error().println("bin/sim: there is no display here, so there is no window.");
    }
    Deck deck = cards == null ? Deck.demo() : Deck.load(cards);
    try (RunningSimulator running =
        RunningSimulator.start(
            runFolder,
            hold,
            deck,
            readerName,
            readers,
            ports(),
            Optional.ofNullable(kiosk).filter(command -> !command.isBlank()),
            asked::countDown)) {
      if (serial != null) {
        running
            .simulator()
            .serial()
            .plug(serial, timed ? ChipTiming.AS_THE_CHIP : ChipTiming.AT_ONCE);
      }
      if (withWindow) {
        open(running, asked::countDown);
      }
      announce(running, withWindow);
      asked.await();
    }
  }

  private void open(RunningSimulator running, Runnable closed)
      throws IOException, InterruptedException {
    if (small || onTop) {
      SimulatorWindow.open(running.simulator(), onTop, closed);
    } else {
      BenchWindow.open(running.simulator(), running.kiosk(), closed);
    }
  }

  private void announce(RunningSimulator running, boolean withWindow) {
    Simulator simulator = running.simulator();
    out().println(PcscDaemon.SOCKET_VARIABLE + "=" + simulator.daemon().socket());
    if (serial != null) {
      out().println("PN532 on " + serial.toAbsolutePath().normalize());
    }
    if (running.kiosk().isPresent() && (!withWindow || small || onTop)) {
      out().println("The terminal is started by: bin/sim kiosk start");
    }
    out()
        .println(
            "Ready: reader \""
                + simulator.daemon().readerNames().get(0)
                + "\", "
                + simulator.deck().cards().size()
                + " cards. "
                + (withWindow
                    ? "Click a card in the window to tap it."
                    : "Tap one with: bin/sim tap 08281001"));
    out().flush();
  }
}
