package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;

/** SQLite in the server's data folder. */
final class SqliteBed implements Bed {
  private final Path program;
  private final Path folder;
  private final ServerData data;

  /**
   * Data in an empty folder.
   *
   * @param program the compiled {@code sqlite_floor}
   */
  SqliteBed(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
    this.data = ServerData.sqlite(folder.resolve("data"));
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public ServerData data() {
    return data;
  }

  private Path copy() {
    return folder.resolve("floor.db");
  }

  @Override
  public void copyForFloors() throws IOException {
    try (Handle handle = Database.openForWriting(data.address())) {
      handle.execute("VACUUM INTO ?", copy().toString());
    }
  }

  @Override
  public Floor floor(FloorScript script, long first) throws IOException, InterruptedException {
    return SqliteFloor.start(program, copy(), script, first, folder);
  }

  @Override
  public long bytes() throws IOException {
    try (Handle handle = Database.openForReading(data.address())) {
      return handle
          .select("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
          .mapTo(Long.class)
          .one();
    }
  }

  @Override
  public Optional<ProcessHandle> engine() {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(copy());
  }
}
