package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;

/** What keeps the database. */
enum Engine {
  SQLITE,
  POSTGRESQL;

  /** A host of its own for a database that is kept in a folder that others may pass through. */
  DatabaseHost host(Path place) throws IOException, InterruptedException {
    return this == SQLITE ? new SqliteHost(place) : new PostgreSqlHost(OwnPostgreSql.start(place));
  }
}
