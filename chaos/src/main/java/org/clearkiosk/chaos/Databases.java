package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import org.clearkiosk.load.ServerData;
import org.jspecify.annotations.Nullable;

/** Where campaigns keep their data: in SQLite, or in databases of a PostgreSQL of their own. */
final class Databases implements AutoCloseable {
  private final @Nullable OwnPostgreSql postgresql;

  private Databases(@Nullable OwnPostgreSql postgresql) {
    this.postgresql = postgresql;
  }

  static Databases sqlite() {
    return new Databases(null);
  }

  /** Starts a PostgreSQL below a folder. */
  static Databases postgresql(Path parent) throws IOException, InterruptedException {
    return new Databases(OwnPostgreSql.start(parent));
  }

  /** Data in which there is nothing yet. */
  ServerData fresh(Path folder) throws IOException, InterruptedException {
    return postgresql == null
        ? ServerData.sqlite(folder)
        : new ServerData(folder, postgresql.newDatabase(), null);
  }

  @Override
  public void close() throws IOException {
    if (postgresql != null) {
      postgresql.close();
    }
  }
}
