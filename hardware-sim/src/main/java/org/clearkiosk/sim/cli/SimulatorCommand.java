package org.clearkiosk.sim.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bin/sim}: the simulator's command line. */
@Command(
    name = "bin/sim",
    description = {
      "Campus cards and a card reader that are not there.",
      "",
      "The simulator runs a pcscd of its own with a virtual reader, beside the system's and out of"
          + " its way. Any PC/SC program that is started with the PCSCLITE_CSOCK_NAME which"
          + " it prints takes the cards for real.",
      ""
    },
    footer = {
      "",
      "Try it:",
      "  bin/sim                         the window: readers, cards, everything that can go wrong",
      "  bin/sim start --headless        the same without a window",
      "  bin/sim tap 08281001            lay a card on the reader (from another terminal)",
      "  bin/sim remove                  take it away",
      "  bin/sim fault --list            everything that can go wrong, and how to say it",
      "  bin/sim fault tear 2            the card leaves at its second command",
      "  bin/sim fault restart-pcscd     what a service restart does to a program",
      "  bin/sim proxy start HOST:PORT   a network between kiosk and server that can fail",
      "  bin/sim kiosk start             the terminal that bin/sim start --kiosk names",
      "  bin/sim trace --follow          what programs and cards say to each other",
      "  bin/sim serial plug /tmp/pn532  plug in a PN532 reader on a serial port",
      "  bin/sim replay F.dump --card D  make a card of a dump from the field",
      "  bin/sim fleet --help            a thousand terminals without readers",
      "  bin/sim stop                    end it all",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no simulator runs, 4 one runs already."
    },
    mixinStandardHelpOptions = true,
    versionProvider = SimulatorCommand.Version.class,
    subcommands = {
      StartCommand.class,
      TapCommand.class,
      RemoveCommand.class,
      StatusCommand.class,
      CardsCommand.class,
      PcscdCommand.class,
      FaultCommand.class,
      SerialCommand.class,
      TraceCommand.class,
      ProxyCommand.class,
      KioskCommand.class,
      StopCommand.class,
      DeckCommand.class,
      ReplayCommand.class
    })
public final class SimulatorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private SimulatorCommand() {}

  /** Without a subcommand the simulator is started, with its window. */
  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its specification");
    }
    return Objects.requireNonNull(spec.subcommands().get("start")).execute();
  }

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, as a program of its own begins with it. */
  public static CommandLine commandLine() {
    return new CommandLine(new SimulatorCommand())
        .setOut(utf8(System.out))
        .setErr(utf8(System.err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  /** The version that the jar was built with. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = SimulatorCommand.class.getPackage().getImplementationVersion();
      return new String[] {"hardware-sim " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** The cards' titles are Chinese, whatever the terminal's locale says. */
  static PrintWriter utf8(PrintStream stream) {
    // Given the stream itself, and not a writer over it, it knows what the stream could not write
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
