package org.clearkiosk.cardtool.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** {@code bin/card}: a technician's command line. */
@Command(
    name = "bin/card",
    description = {
      "Looks after card readers and cards, real or simulated.",
      "",
      "Readers behind PC/SC (the card service pcscd) are found by themselves; a PN532 on a serial"
          + " line is named with --serial. Card numbers are masked unless --show-personal-data is"
          + " given.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Where to begin:",
      "  bin/card doctor           is everything in order on this machine?",
      "  bin/card list             which readers are there, what lies on them?",
      "  bin/card watch            lay a card down and see what happens",
      "  bin/card read             what is this card?",
      "  bin/card apdu FFCA000000  send a command to a card",
      "  bin/card dump card.dump   write down how a card is read, to send to someone",
      "  bin/card watch --serial /dev/ttyUSB0    a PN532 on a serial line",
      "",
      "Exit codes: 0 done, 1 failed or problems found, 2 wrong usage, 3 no reader or no card service,"
          + " 4 no card in time, 5 a card that is no campus card in order."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CardCommand.Version.class,
    subcommands = {
      ListCommand.class,
      WatchCommand.class,
      ReadCommand.class,
      ApduCommand.class,
      DumpCommand.class,
      ReplayCommand.class,
      DoctorCommand.class
    })
public final class CardCommand {
  /** Set by the launcher; Java itself cannot tell before version 22. */
  private static final String AT_TERMINAL = "clearkiosk.terminal";

  private CardCommand() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Whether someone types at a terminal. */
  static boolean isAtTerminal() {
    return Boolean.getBoolean(AT_TERMINAL);
  }

  static CommandLine commandLine() {
    return new CommandLine(new CardCommand())
        .setOut(utf8(System.out))
        .setErr(utf8(System.err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Pattern.class, CardCommand::pattern)
        .setParameterExceptionHandler(CardCommand::explain)
        .setUsageHelpAutoWidth(true);
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new TypeConversionException(
          "no regular expression: " + e.getDescription() + " in " + text);
    }
  }

  /** Two lines; the whole help would push the reason off the screen. */
  private static int explain(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("bin/card: " + wrong.getMessage());
    command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** The version that the jar was built with. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = CardCommand.class.getPackage().getImplementationVersion();
      return new String[] {"card-tool " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** Names of readers and programs may be in any language, whatever the terminal's locale says. */
  static PrintWriter utf8(PrintStream stream) {
    // Given the stream itself, and not a writer over it, it knows what the stream could not write
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
