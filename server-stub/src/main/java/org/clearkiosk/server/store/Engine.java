package org.clearkiosk.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementBuilderFactory;

/** A database engine: how to connect to it, and whether it keeps what it says that it keeps. */
interface Engine {
  /** Longer than an import takes over a campus of 60,000. */
  Duration COMMANDS_WAIT = Duration.ofSeconds(30);

  /** What is its own in SQL. */
  Dialect dialect();

  /** Who writes what is handed over while nothing waits and nobody writes. */
  GroupCommit.Lone lone();

  /** Connections for migrations, which may take their time. */
  DataSource migrating();

  /** Connections for the writer. */
  DataSource writing();

  /**
   * Connections for commands, which wait for others' locks for {@link #COMMANDS_WAIT}: an import
   * holds a campus's rows for many seconds, and nobody stands before a screen.
   */
  DataSource commanding();

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

  /**
   * Prepares a command's connection as {@link #prepareWriter} does.
   *
   * @throws UnfitDatabaseException when a commit on it would not be kept
   */
  void prepareCommand(Handle handle);
}
