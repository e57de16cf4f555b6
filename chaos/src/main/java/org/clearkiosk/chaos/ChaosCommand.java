package org.clearkiosk.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code bin/chaos}. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Break the central server at random moments under load, and look whether it lost or doubled"
          + " anything. docs/chaos.md explains scenarios and counts.",
      "kill: SIGKILL to the server. two-servers: two on one PostgreSQL, killed in turn."
          + " primary-killed, primary-frozen: PostgreSQL's leader, with deploy/postgresql-ha."
          + " power-cut: the file system under the database stops. full-disk: it has no room."
          + " failing-fsync: no sync succeeds.",
      "Exit code 0: nothing was lost or doubled. 1: something was, or the run failed."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ChaosCommand implements Callable<Integer> {
  private static final int FOUND = 1;

  /** What can be broken. */
  enum Name {
    KILL,
    TWO_SERVERS,
    PRIMARY_KILLED,
    PRIMARY_FROZEN,
    POWER_CUT,
    FULL_DISK,
    FAILING_FSYNC
  }

  private static final Set<Name> OF_POSTGRESQL =
      EnumSet.of(Name.TWO_SERVERS, Name.PRIMARY_KILLED, Name.PRIMARY_FROZEN);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO",
      converter = NameOption.class,
      description =
          "kill, two-servers, primary-killed, primary-frozen, power-cut, full-disk, failing-fsync")
  private Name scenario;

  @Option(names = "--rounds", paramLabel = "N", description = "How many rounds (default: 10).")
  private @Nullable Long rounds;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "For how long; with --rounds whichever is first.")
  private @Nullable Long minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Chooses the moments; printed at the beginning (default: another each time).")
  private @Nullable Long seed;

  @Option(
      names = "--database",
      paramLabel = "ENGINE",
      description =
          "sqlite or postgresql (default: sqlite; two-servers and primary-… are of PostgreSQL).")
  private @Nullable Engine database;

  @Option(
      names = "--control",
      description =
          "With power-cut on SQLite: the server's syncs are left out, so that there must be losses. Exit code"
              + " 0 when they were found.")
  private boolean control;

  @Option(
      names = "--cluster-port",
      paramLabel = "PORT",
      defaultValue = "19440",
      description = "The first of the cluster's 16 ports (default: ${DEFAULT-VALUE}).")
  private int clusterPort;

  @Option(names = "--cluster", hidden = true, description = "deploy/postgresql-ha/cluster")
  private @Nullable Path cluster;

  @Option(names = "--keep", description = "Keep data, logs and ledger also when nothing is found.")
  private boolean keep;

  /** Runs and ends with the exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ChaosCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println("The run failed: " + failure.getMessage());
              command.getErr().flush();
              return FOUND;
            });
  }

  private void checkUse() {
    if (control && (scenario != Name.POWER_CUT || database == Engine.POSTGRESQL)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--control goes with power-cut on SQLite");
    }
    if (database == Engine.SQLITE && OF_POSTGRESQL.contains(scenario)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "this scenario is of PostgreSQL: leave --database out");
    }
  }

  @Override
  public Integer call() throws Exception {
    checkUse();
    long chosen = seed == null ? System.nanoTime() & 0xFFFF_FFFFL : seed;
    long most = rounds != null ? rounds : minutes != null ? Long.MAX_VALUE : 10;
    Duration time = minutes == null ? Duration.ofDays(365) : Duration.ofMinutes(minutes);
    Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "clearance-kiosk-chaos-");
    // the database's own user passes through, and sees nothing else
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("seed %d; data, logs and ledger in %s%n", chosen, folder);
    out.flush();
    Verdict verdict;
    try (Ending ending = new Ending(make(folder))) {
      Scenario chosenScenario = ending.scenario;
      verdict = new Rounds(chosenScenario, folder, out, chosen).play(new Rounds.Until(most, time));
    }
    if (control) {
      out.println(
          verdict.lost() > 0
              ? "The control found losses, as it must."
              : "The control found no loss: the judge cannot be believed here.");
      out.flush();
      delete(folder);
      return verdict.lost() > 0 ? 0 : FOUND;
    }
    if (verdict.clean() && !keep) {
      delete(folder);
    }
    return verdict.clean() ? 0 : FOUND;
  }

  /** Ends what a scenario keeps running, once: also when the run is broken off with Ctrl-C. */
  private static final class Ending implements AutoCloseable {
    private final Scenario scenario;
    private final AtomicBoolean ended = new AtomicBoolean();

    Ending(Scenario scenario) {
      this.scenario = scenario;
      Runtime.getRuntime().addShutdownHook(new Thread(this::closeQuietly, "ending"));
    }

    private void closeQuietly() {
      // servers and tools that the run has not come to end itself
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      try {
        close();
      } catch (IOException e) {
        // the run has ended; what is left is in its folder
      }
    }

    @Override
    public void close() throws IOException {
      if (ended.compareAndSet(false, true)) {
        scenario.close();
      }
    }
  }

  private Scenario make(Path folder) throws IOException, InterruptedException {
    Engine engine = database == null ? Engine.SQLITE : database;
    return switch (scenario) {
      case KILL ->
          new Kill(
              engine == Engine.SQLITE ? Databases.sqlite() : Databases.postgresql(folder),
              Kill.STUDENTS);
      case TWO_SERVERS -> new TwoServers(Databases.postgresql(folder));
      case PRIMARY_KILLED -> primary(Primary.Fault.KILLED, folder);
      case PRIMARY_FROZEN -> primary(Primary.Fault.FROZEN, folder);
      case POWER_CUT -> new PowerCut(engine, control);
      case FULL_DISK -> new FullDisk(engine);
      case FAILING_FSYNC -> new FailingFsync(engine);
    };
  }

  private Primary primary(Primary.Fault fault, Path folder)
      throws IOException, InterruptedException {
    if (cluster == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "bin/chaos says where the cluster's program is");
    }
    return new Primary(fault, cluster, folder, clusterPort);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Takes the names as they are written on the command line. */
  static final class NameOption implements CommandLine.ITypeConverter<Name> {
    @Override
    public Name convert(String value) {
      try {
        return Name.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException("no scenario " + value);
      }
    }
  }
}
