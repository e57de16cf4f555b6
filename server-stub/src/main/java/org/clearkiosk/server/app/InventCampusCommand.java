package org.clearkiosk.server.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.clearkiosk.server.demo.InventedCampus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the lists of an invented campus. */
@Command(
    name = "invent-campus",
    description = {
      "Write the six lists of a campus that no one studies at, for trying out and measuring: the"
          + " same for the same number of students and the same seed.",
      "Student n has the number 90000000 + n, a card of profile cpu (60 and the student number, key"
          + " generation 1, the demo campus's published test key) and the query password "
          + InventedCampus.QUERY_PASSWORD
          + ". About one in ten has a blocker.",
      "Not for a server that real students use."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class InventCampusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where to write them; made when not there.")
  private Path folder;

  @Option(
      names = "--students",
      paramLabel = "N",
      defaultValue = "40000",
      description = "How many, 1 to 200,000 (default: ${DEFAULT-VALUE}).")
  private int students;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, other students (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--policy",
      paramLabel = "YEAR|FILE",
      defaultValue = PolicySource.DEFAULT,
      description = "The year's rules, which name offices and traits (default: ${DEFAULT-VALUE}).")
  private String policy;

  @Override
  public Integer call() throws Exception {
    if (students < 1 || students > InventedCampus.MOST_STUDENTS) {
      throw new CommandFailure(ExitCodes.WRONG_USE, "--students: 1 to 200000");
    }
    new InventedCampus(students, seed, PolicySource.read(policy)).write(folder);
    spec.commandLine().getOut().printf("%d students written to %s%n", students, folder);
    return ExitCodes.DONE;
  }
}
