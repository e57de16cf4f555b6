package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;

/** PostgreSQL of this benchmark's own. */
final class PostgreSqlBed implements Bed {
  private static final String DATABASE = "bench";
  private static final String COPY = "floor";

  private final DebianPostgreSql server;
  private final Path folder;
  private final ServerData data;

  private PostgreSqlBed(DebianPostgreSql server, Path folder) {
    this.server = server;
    this.folder = folder;
    this.data = new ServerData(folder.resolve("data"), server.url(DATABASE), null);
  }

  /** Starts PostgreSQL and makes a database, in an empty folder. */
  static PostgreSqlBed start(Path folder) throws IOException, InterruptedException {
    DebianPostgreSql server =
        DebianPostgreSql.start(Files.createDirectories(folder.resolve("postgresql")));
    server.statement("CREATE DATABASE " + DATABASE);
    return new PostgreSqlBed(server, folder);
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public ServerData data() {
    return data;
  }

  /** With what the engine finds out about its tables by itself within a minute. */
  @Override
  public void copyForFloors() throws IOException, InterruptedException {
    try (Handle handle = Database.openForWriting(data.address())) {
      handle.execute("ANALYZE");
    }
    server.statement("CREATE DATABASE " + COPY + " TEMPLATE " + DATABASE);
  }

  @Override
  public Floor floor(FloorScript script, long first) throws IOException {
    return new PgbenchFloor(server, COPY, script, first, folder);
  }

  @Override
  public long bytes() throws IOException {
    try (Handle handle = Database.openForReading(data.address())) {
      return handle.select("SELECT pg_database_size(current_database())").mapTo(Long.class).one();
    }
  }

  @Override
  public Optional<ProcessHandle> engine() throws IOException {
    return Optional.of(server.process());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
