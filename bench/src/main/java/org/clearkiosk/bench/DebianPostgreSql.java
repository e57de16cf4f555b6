package org.clearkiosk.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.load.PostgreSqlPrograms;

/**
 * PostgreSQL out of Debian's package, in a folder of its own and on a free port of loopback, as the
 * user postgres where this program runs as root. It syncs what it commits, and speaks TLS with a
 * certificate made for the run.
 */
final class DebianPostgreSql implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path programs;
  private final Path folder;
  private final int port;

  private DebianPostgreSql(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one in an empty folder. */
  static DebianPostgreSql start(Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    DebianPostgreSql server =
        new DebianPostgreSql(PostgreSqlPrograms.newest(), folder.toAbsolutePath(), port);
    server.giveFolder();
    Path data = server.folder.resolve("data");
    server.run(
        "initdb", "-D", data + "", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C");
    server.makeCertificate(data);
    // all else is as the package has it
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        """
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 120
        ssl = on
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        """
            .formatted(port));
    server.run("pg_ctl", "-D", data + "", "-l", server.folder.resolve("log") + "", "-w", "start");
    return server;
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void giveFolder() throws IOException, InterruptedException {
    if (root()) {
      execute(List.of("chown", "postgres:", folder.toString()));
    }
  }

  Path program(String name) {
    return programs.resolve(name);
  }

  int port() {
    return port;
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&sslmode=require"
        .formatted(port, database);
  }

  /** The process to which the others belong. */
  ProcessHandle process() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .orElseThrow(() -> new IOException("PostgreSQL has ended."));
  }

  /** Runs a statement in the database postgres. */
  void statement(String sql) throws IOException, InterruptedException {
    run("psql", "-h", "127.0.0.1", "-p", "" + port, "-U", "postgres", "-q", "-c", sql, "postgres");
  }

  private void makeCertificate(Path data) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl", "req", "-new", "-x509", "-nodes"));
    command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
    command.addAll(List.of("-days", "2", "-subj", "/CN=127.0.0.1"));
    command.addAll(List.of("-keyout", data.resolve("server.key").toString()));
    command.addAll(List.of("-out", data.resolve("server.crt").toString()));
    executeAsPostgres(command);
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program(program).toString()));
    command.addAll(List.of(arguments));
    executeAsPostgres(command);
  }

  private void executeAsPostgres(List<String> command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>();
    if (root()) {
      whole.addAll(
          List.of("setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"));
    }
    whole.addAll(command);
    execute(whole);
  }

  private void execute(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("bench-postgresql", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end.");
      }
      if (process.exitValue() != 0) {
        throw new IOException(command + " failed: " + Files.readString(out));
      }
    } finally {
      Files.delete(out);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "-D", folder.resolve("data") + "", "-m", "immediate", "-w", "stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
