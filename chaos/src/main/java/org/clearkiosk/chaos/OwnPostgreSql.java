package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A PostgreSQL of Debian's for one run, which keeps on the disk what it acknowledges. */
final class OwnPostgreSql implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path folder;
  private final int port;
  private int databases;

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
    OwnPostgreSql made = new OwnPostgreSql(programs(), folder, Tool.freePort());
    Tool.runAsDatabaseUser(
        made.program("initdb"),
        "-D",
        made.data(),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C");
    Tool.runAsDatabaseUser(
        made.program("pg_ctl"),
        "-D",
        made.data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=on -c synchronous_commit=on -c full_page_writes=on"
            .formatted(made.port, folder),
        "start");
    return made;
  }

  private static Path programs() throws IOException {
    List<Path> versions = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(VERSIONS)) {
      all.forEach(versions::add);
    }
    return versions.stream()
        .max(Comparator.comparing(Path::toString))
        .orElseThrow(() -> new IOException("no PostgreSQL; install Debian's postgresql"))
        .resolve("bin");
  }

  private String program(String name) {
    return programs.resolve(name).toString();
  }

  private String data() {
    return folder.resolve("data").toString();
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

  @Override
  public void close() throws IOException {
    try {
      Tool.runAsDatabaseUser(program("pg_ctl"), "-D", data(), "-m", "immediate", "-w", "stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
