package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.load.PostgreSqlPrograms;

/** A PostgreSQL of Debian's for one run, which keeps on the disk what it acknowledges. */
final class OwnPostgreSql implements AutoCloseable {
  private static final Duration UP_OR_DOWN_WITHIN = Duration.ofMinutes(1);
  private static final long LOOK_AGAIN_NANOSECONDS = Duration.ofMillis(50).toNanos();

  /** Small segments, none used twice: a full disk is soon felt by the log, too. */
  private static final String SEGMENTS = " -c min_wal_size=2MB -c wal_recycle=off";

  private final Path programs;
  private final Path folder;
  private final int port;
  private int databases;
  private Optional<ProcessHandle> postmaster = Optional.empty();

  private OwnPostgreSql(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Makes and starts one below a folder that others may pass through. */
  static OwnPostgreSql start(Path parent) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(parent.resolve("postgresql"));
    if (Tool.isRoot()) {
      Tool.run("chown", "postgres:postgres", folder.toString());
    }
    OwnPostgreSql made = new OwnPostgreSql(PostgreSqlPrograms.newest(), folder, Tool.freePort());
    Tool.runAsDatabaseUser(
        made.program("initdb"),
        "-D",
        made.data().toString(),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--wal-segsize=1");
    made.start();
    return made;
  }

  private void start() throws IOException, InterruptedException {
    Tool.runAsDatabaseUser(
        program("pg_ctl"),
        "-D",
        data().toString(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=on -c synchronous_commit=on -c full_page_writes=on%s"
            .formatted(port, folder, SEGMENTS),
        "start");
    // kept, for after a power cut the file cannot be read
    String number =
        Files.readString(data().resolve("postmaster.pid"), StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElseThrow();
    postmaster = ProcessHandle.of(Long.parseLong(number));
  }

  private String program(String name) {
    return programs.resolve(name).toString();
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Makes a database; its URL. */
  String newDatabase() throws IOException, InterruptedException {
    databases++;
    String name = "chaos_" + databases;
    Tool.run(
        program("psql"),
        "-h",
        "127.0.0.1",
        "-p",
        Integer.toString(port),
        "-U",
        "postgres",
        "-q",
        "-c",
        "CREATE DATABASE " + name + " TEMPLATE template0",
        "postgres");
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, name);
  }

  /** Its processes now, the one that starts the others first; none when it does not run. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> all = new ArrayList<>();
    running()
        .ifPresent(
            first -> {
              all.add(first);
              first.descendants().forEach(all::add);
            });
    return all;
  }

  private Optional<ProcessHandle> running() {
    return postmaster.filter(ProcessHandle::isAlive);
  }

  /** As {@code kill -9} of all its processes; none runs when this returns. */
  void kill() throws IOException {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + UP_OR_DOWN_WITHIN.toNanos();
    for (ProcessHandle process : all) {
      while (process.isAlive()) {
        waitUntil(end, "PostgreSQL does not end");
      }
    }
  }

  /** Starts it if it does not run, or if it ends while it recovers, until it answers. */
  void bringUp() throws IOException, InterruptedException {
    long end = System.nanoTime() + UP_OR_DOWN_WITHIN.toNanos();
    while (!answers()) {
      if (running().isEmpty()) {
        start();
      }
      waitUntil(end, "PostgreSQL does not answer");
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      Tool.run(program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", Integer.toString(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void waitUntil(long end, String otherwise) throws IOException {
    if (System.nanoTime() > end) {
      throw new IOException(otherwise + " within " + UP_OR_DOWN_WITHIN.toSeconds() + " s");
    }
    LockSupport.parkNanos(LOOK_AGAIN_NANOSECONDS);
  }

  @Override
  public void close() throws IOException {
    kill();
  }
}
