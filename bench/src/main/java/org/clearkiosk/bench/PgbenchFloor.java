package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL driven by its own pgbench, each client with a connection of its own. */
final class PgbenchFloor implements Floor {
  private static final int MOST_SECONDS = 300;
  private static final int THREADS = 2;
  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

  private final DebianPostgreSql server;
  private final String database;
  private final Path script;
  private final Path folder;
  private long next;

  /**
   * Prepares.
   *
   * @param database the name, with the students of {@link FloorScript#fill}
   * @param first the first transaction's number
   * @param folder where the script and pgbench's own records are written; its user may write there
   */
  PgbenchFloor(
      DebianPostgreSql server, String database, FloorScript script, long first, Path folder)
      throws IOException {
    this.server = server;
    this.database = database;
    this.script = script.write(folder, Map.of("immediate", "", "row_lock", "FOR NO KEY UPDATE"));
    this.folder = folder;
    this.next = first;
    // each client counts from where the one before it ends
    Files.writeString(
        this.script,
        "\\set n :first + :client_id * :each + :i\n\\set i :i + 1\n"
            + Files.readString(this.script));
  }

  @Override
  public String name() {
    return "pgbench over TLS";
  }

  @Override
  public Round run(int connections, int transactions) throws IOException, InterruptedException {
    int each = transactions / connections;
    Path records = Files.createTempDirectory(folder, "pgbench");
    List<String> command = new ArrayList<>(List.of(server.program("pgbench").toString()));
    command.addAll(List.of("-n", "-M", "prepared", "-f", script.toString()));
    command.addAll(List.of("-c", "" + connections, "-j", "" + Math.min(THREADS, connections)));
    command.addAll(List.of("-t", "" + each, "-l", "--log-prefix", records.resolve("log") + ""));
    command.addAll(List.of("-D", "first=" + next, "-D", "each=" + each, "-D", "i=0"));
    FloorScript.parameters()
        .forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
    command.addAll(List.of("-h", "127.0.0.1", "-p", "" + server.port(), "-U", "postgres"));
    command.add(database);
    next += transactions;
    Path out = records.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    // as the server's own connections
    builder.environment().put("PGSSLMODE", "require");
    Process process = builder.start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("pgbench does not end.");
    }
    String said = Files.readString(out);
    Matcher rate = RATE.matcher(said);
    long[] nanoseconds = latencies(records);
    if (process.exitValue() != 0 || !rate.find() || nanoseconds.length != each * connections) {
      throw new IOException("pgbench failed: " + said);
    }
    return new Round(
        Math.round(nanoseconds.length / Double.parseDouble(rate.group(1)) * 1e9), nanoseconds);
  }

  /** The third column: microseconds. */
  private static long[] latencies(Path records) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(records)) {
      for (Path file :
          files.filter(path -> path.getFileName().toString().startsWith("log")).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines.stream()
        .mapToLong(line -> Long.parseLong(line.split(" ", -1)[2]) * 1_000)
        .toArray();
  }

  @Override
  public void close() {}
}
