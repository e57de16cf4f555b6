package org.clearkiosk.fleet;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProgram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code bin/sim fleet}. */
@Command(
    name = "sim fleet",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Let many terminals clear many students at once: each has the kiosk's own client, outbox and"
          + " sender, and neither window nor reader. In the end the outboxes are compared with what"
          + " the server holds.",
      "Without --server it invents a campus and starts a server of its own in a temporary folder."
          + " docs/fleet.md explains the report."
    },
    footer = {
      "",
      "Exit codes: 0 nothing was lost or doubled, 1 something was, waits still, or the run failed,"
          + " 2 wrong usage."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FleetCommand implements Callable<Integer> {
  private static final int FOUND = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--terminals",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many terminals (default: ${DEFAULT-VALUE}).")
  private int terminals;

  @Option(
      names = "--students",
      paramLabel = "N",
      defaultValue = "40000",
      description = "How many students come and confirm (default: ${DEFAULT-VALUE}).")
  private int students;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Students a second; 0: as many as are served (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--at-a-time",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "How many students stand at terminals at the same moment, at most (default:"
              + " ${DEFAULT-VALUE}).")
  private int atATime;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed, the same order; printed (default: another each time).")
  private @Nullable Long seed;

  @Option(
      names = "--cut-every",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Cut the network so often; 0: never (default: ${DEFAULT-VALUE}).")
  private double cutEvery;

  @Option(
      names = "--cut-for",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How long a cut lasts (default: ${DEFAULT-VALUE}).")
  private double cutFor;

  @Option(
      names = "--kill-every",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "Kill the fleet's own server so often, as kill -9, and start it again; 0: never (default:"
              + " ${DEFAULT-VALUE}).")
  private double killEvery;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON besides.")
  private @Nullable Path json;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Use a server that runs, https://host:port, with --data. Students and terminals are added"
              + " to its data, in which there must be no students yet.")
  private @Nullable String server;

  @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of that server.")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "The PostgreSQL database of that server, where it has one.")
  private @Nullable String database;

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "The file with that database's password.")
  private @Nullable Path databasePasswordFile;

  @Option(names = "--anywhere", description = "Let --server be on another machine than this one.")
  private boolean anywhere;

  @Option(
      names = "--keep",
      description = "Keep data, outboxes and logs also when nothing is found.")
  private boolean keep;

  /** Runs and ends with the exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new FleetCommand())
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              command.getErr().println("The run failed: " + failure.getMessage());
              for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                command.getErr().println("  because of: " + cause);
              }
              command.getErr().flush();
              return FOUND;
            });
  }

  @Override
  public Integer call() throws Exception {
    Plan plan = plan();
    Path folder = Files.createTempDirectory("clearance-kiosk-fleet-");
    PrintWriter out = spec.commandLine().getOut();
    out.printf("seed %d; outboxes, data and logs in %s%n", plan.seed(), folder);
    out.flush();
    Report report;
    try (Central central = central(folder)) {
      Thread last = new Thread(central::abandon);
      Runtime.getRuntime().addShutdownHook(last);
      report = new Fleet(plan, central, folder, out).run();
      Runtime.getRuntime().removeShutdownHook(last);
    }
    report.print(out);
    if (json != null) {
      report.write(json);
    }
    if (report.verdict().clean() && !keep) {
      delete(folder);
    }
    return report.verdict().clean() ? 0 : FOUND;
  }

  private Plan plan() {
    try {
      return new Plan(
          terminals,
          students,
          atATime,
          rate,
          seed == null ? System.nanoTime() & 0xFFFF_FFFFL : seed,
          seconds(cutEvery),
          seconds(cutFor),
          seconds(killEvery));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  private Central central(Path folder) throws IOException {
    ServerProgram program = new ServerProgram(folder.resolve("logs"));
    if (server == null) {
      if (data != null || database != null) {
        throw new ParameterException(spec.commandLine(), "--data and --database go with --server");
      }
      return Central.own(program, ServerData.sqlite(folder.resolve("data")));
    }
    if (data == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--server needs --data: students and terminals are added there, and what the server holds"
              + " is looked for there");
    }
    if (killEvery > 0) {
      throw new ParameterException(
          spec.commandLine(), "--kill-every is for the fleet's own server: leave --server out");
    }
    String host = URI.create(server).getHost();
    if (host == null) {
      throw new ParameterException(spec.commandLine(), "--server: https://host:port");
    }
    if (!anywhere && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new ParameterException(
          spec.commandLine(),
          host
              + " is another machine: --anywhere says that this is meant. Never use a server that"
              + " real students use");
    }
    return Central.running(program, new ServerData(data, database, databasePasswordFile), server);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
