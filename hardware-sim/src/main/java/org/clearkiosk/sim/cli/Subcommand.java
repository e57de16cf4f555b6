package org.clearkiosk.sim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the subcommands share: where they write, and what a failure ends with. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /**
   * Does the work.
   *
   * @return one of {@link ExitCode}
   */
  abstract int perform() throws IOException, InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    try {
      int exitCode = perform();
      if (out().checkError()) {
        throw new IOException(
            "what was to be shown could not be written; the disk is full, or nobody reads it.");
      }
      return exitCode;
    } catch (WrongUse wrong) {
      error().println(spec().qualifiedName() + ": " + wrong.getMessage());
      return ExitCode.USAGE;
    } catch (IOException failed) {
      error().println("bin/sim: " + FileFailure.text(failed));
      return ExitCode.FAILED;
    }
  }

  /** The command line asks for something that there is not. */
  static final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, one sentence
     */
    WrongUse(String message) {
      super(message);
    }
  }

  final PrintWriter out() {
    return spec().commandLine().getOut();
  }

  final PrintWriter error() {
    return spec().commandLine().getErr();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its specification");
    }
    return spec;
  }
}
