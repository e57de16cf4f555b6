package org.clearkiosk.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code bin/bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the project's parts beside others that do the same.",
    subcommands = {KioskCommand.class, ReaderCommand.class, ServerCommand.class, SoakCommand.class})
final class BenchCommand {
  private BenchCommand() {}

  /** Runs one benchmark and ends with its exit code. */
  public static void main(String[] arguments) {
    CommandLine line =
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, command, result) -> {
                  command.getErr().println("The benchmark failed: " + failure.getMessage());
                  for (Throwable cause = failure.getCause();
                      cause != null;
                      cause = cause.getCause()) {
                    command.getErr().println("  because of: " + cause);
                  }
                  return CommandLine.ExitCode.SOFTWARE;
                });
    System.exit(line.execute(arguments));
  }
}
