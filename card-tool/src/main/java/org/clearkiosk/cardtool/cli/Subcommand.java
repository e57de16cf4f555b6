package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the subcommands share: where they write, and what a failure ends with. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /**
   * Does the work.
   *
   * @return one of {@link ExitCode}
   */
  abstract int perform() throws IOException, NoCardException, InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    try {
      int exitCode = perform();
      if (out().checkError()) {
        throw new IOException(
            "what was to be shown could not be written; the disk is full, or nobody reads it.");
      }
      return exitCode;
    } catch (IOException failed) {
      error().println("bin/card: " + FileFailure.text(failed));
      return ExitCode.FAILED;
    } catch (NoCardException failed) {
      error().println("bin/card: " + failed.getMessage());
      return switch (failed.missing()) {
        case READER -> ExitCode.NO_READER;
        case CARD -> ExitCode.NO_CARD;
        case USABLE_CARD -> ExitCode.FAILED;
      };
    }
  }

  final PrintWriter out() {
    return spec().commandLine().getOut();
  }

  final PrintWriter error() {
    return spec().commandLine().getErr();
  }

  /** Wrong use of the command line. */
  final ParameterException wrongUse(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its specification");
    }
    return spec;
  }
}
