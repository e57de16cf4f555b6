package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.PolicyFile;
import org.clearkiosk.clearance.policy.check.Mistake;
import org.clearkiosk.clearance.policy.check.PolicyCheck;
import org.clearkiosk.clearance.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A year's policy file. */
@Command(
    name = "policy",
    description = "A year's rules as a data file; docs/policy-format.md says what is in it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PolicyCommand.Show.class,
      PolicyCommand.Check.class,
      PolicyCommand.SchemaText.class
    })
final class PolicyCommand {
  /** Prints the file of a year that comes with the program. */
  @Command(
      name = "show",
      description = {
        "Print the policy file of a year that comes with the program, as it is: what another year's"
            + " is begun from.",
        "For example: bin/server policy show > my-year.json"
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:done",
        "2:wrong use of the command line, or a year that does not come with the program"
      })
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "YEAR",
        arity = "0..1",
        defaultValue = PolicySource.DEFAULT,
        completionCandidates = PolicySource.Words.class,
        description = "The year: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String year;

    @Override
    public Integer call() throws CommandFailure {
      String text =
          PolicySource.ownText(year)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCodes.WRONG_USE,
                          "no policy of %s comes with the program; there are those of %s"
                              .formatted(year, String.join(", ", Policies.years()))));
      PrintWriter out = spec.commandLine().getOut();
      out.print(text);
      out.flush();
      return ExitCodes.DONE;
    }
  }

  /** Finds every mistake in a file. */
  @Command(
      name = "check",
      description = {
        "Check a policy file, and print every mistake: FILE:LINE:COLUMN, the path, what is wrong and"
            + " what to do about it.",
        "A server does not start with a file in which this finds a mistake."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:no mistake",
        "1:mistakes; they are printed",
        "2:wrong use of the command line, or the file cannot be read"
      })
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy file.")
    private Path file;

    @Option(
        names = "--format",
        defaultValue = "text",
        description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
      List<Mistake> mistakes = PolicyCheck.check(text());
      PrintWriter out = spec.commandLine().getOut();
      if (format == OutputFormat.json) {
        out.println(Json.write(new Report(file.toString(), mistakes.isEmpty(), mistakes)));
      } else {
        mistakes.forEach(mistake -> print(out, mistake));
        out.println(
            switch (mistakes.size()) {
              case 0 -> file + ": no mistake";
              case 1 -> file + ": 1 mistake";
              default -> file + ": " + mistakes.size() + " mistakes";
            });
      }
      out.flush();
      return mistakes.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void print(PrintWriter out, Mistake mistake) {
      out.printf(
          "%s:%d:%d: %s: %s%n    %s%n",
          file, mistake.line(), mistake.column(), mistake.path(), mistake.what(), mistake.remedy());
    }

    private String text() throws IOException, CommandFailure {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        return PolicyFile.text(reader);
      } catch (NoSuchFileException e) {
        throw new CommandFailure(ExitCodes.WRONG_USE, "there is no file " + file);
      } catch (CharacterCodingException e) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE, file + " is not written in UTF-8: save it as UTF-8");
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE, file + " cannot be read: " + e.getClass().getSimpleName());
      }
    }

    /**
     * What {@code --format json} prints.
     *
     * @param file as it was given
     * @param valid whether it can be used
     * @param mistakes every mistake, in the file's order
     */
    private record Report(String file, boolean valid, List<Mistake> mistakes) {}
  }

  /** Prints the schema. */
  @Command(
      name = "schema",
      description = "Print the JSON Schema (draft 2020-12) of a policy file, for editors.",
      mixinStandardHelpOptions = true)
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class SchemaText implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      out.print(Policies.schema());
      out.flush();
      return ExitCodes.DONE;
    }
  }
}
