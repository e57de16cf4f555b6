package org.clearkiosk.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementBuilderFactory;

/** A database engine: how to connect to it, and whether it keeps what it says that it keeps. */
interface Engine {
  /** What is its own in SQL. */
  Dialect dialect();

  /** Connections for migrations, which may take their time. */
  DataSource migrating();

  /** Connections for the writer. */
  DataSource writing();

  /** The pool of connections that only read: what the engine adds to the common settings. */
  HikariConfig readers();

  /** Keeps the prepared statements of those connections; empty where the driver does. */
  Optional<StatementBuilderFactory> keptByReaders();

  /** Makes a single connection one that only reads. */
  void makeReadOnly(Handle handle);

  /**
   * Prepares a connection for writing, and checks that a commit on it is kept.
   *
   * @throws UnfitDatabaseException when it would not be
   */
  void prepareWriter(Handle handle);
}
