package org.clearkiosk.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The database: many connections that only read, and connections that write, of which a server uses
 * one.
 */
public final class Database implements AutoCloseable {
  private static final int READER_WAIT_MILLISECONDS = 2_000;

  private final Engine engine;
  private final HikariDataSource readers;
  private final Jdbi reading;
  private final Jdbi writing;
  private final DataFolder.@Nullable Hold hold;

  private Database(Engine engine, DataFolder.@Nullable Hold hold) {
    this.engine = engine;
    this.hold = hold;
    HikariConfig pool = engine.readers();
    pool.setPoolName("readers");
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(READER_WAIT_MILLISECONDS);
    pool.setInitializationFailTimeout(-1);
    readers = new HikariDataSource(pool);
    reading = engine.dialect().on(readers);
    engine.keptByReaders().ifPresent(reading::setStatementBuilderFactory);
    writing =
        engine
            .dialect()
            .on(engine.writing())
            .setStatementBuilderFactory(connection -> new KeptStatements());
  }

  /**
   * Opens the database in a data folder and brings its tables up to date.
   *
   * @throws IOException when the folder cannot be held for it, or the database not kept from others
   * @throws UnfitDatabaseException when it is of a newer version, or would not keep what it
   *     acknowledges
   */
  public static Database open(DataFolder folder) throws IOException {
    return open(folder, new DatabaseAddress.SqliteFile(folder.database()));
  }

  /**
   * Opens a database and brings its tables up to date; processes that do so at the same time take
   * turns.
   *
   * @param folder the data folder of the server that uses it
   * @throws IOException when the folder cannot be held for it, or the database not kept from others
   * @throws UnfitDatabaseException when it is of a newer version, or would not keep what it
   *     acknowledges
   */
  public static Database open(DataFolder folder, DatabaseAddress address) throws IOException {
    Engine engine = engine(address);
    DataFolder.Hold migration = folder.holdForMigration();
    DataFolder.@Nullable Hold hold = null;
    try {
      if (address instanceof DatabaseAddress.SqliteFile file) {
        hold = holdForWriting(file);
        // SQLite gives the log and the shared memory beside it the modes of the database
        PrivateFiles.ensureFile(file.path());
      }
      check(engine);
      new Migrations(engine.migrating(), engine.dialect(), address.name()).migrate();
      return new Database(engine, hold);
    } catch (IOException | RuntimeException e) {
      if (hold != null) {
        hold.close();
      }
      throw e;
    } finally {
      migration.close();
    }
  }

  private static DataFolder.Hold holdForWriting(DatabaseAddress.SqliteFile file)
      throws IOException {
    return new DataFolder(
            Optional.ofNullable(file.path().toAbsolutePath().getParent()).orElseThrow())
        .holdForWriting();
  }

  /** Before anything is changed: what the database would lose needs no tables either. */
  private static void check(Engine engine) {
    Jdbi.create(engine.writing())
        .useHandle(
            handle -> {
              engine.prepareWriter(handle);
            });
  }

  /** Whether a server or a command has made a database there. */
  public static boolean exists(DatabaseAddress address) {
    if (address instanceof DatabaseAddress.SqliteFile file) {
      return Files.exists(file.path());
    }
    try (Handle handle = openForReading(address)) {
      return handle
          .select("SELECT to_regclass('flyway_schema_history') IS NOT NULL")
          .mapTo(boolean.class)
          .one();
    }
  }

  /**
   * A single connection to a database that exists, for reading only and without looking at the age
   * of its tables: for commands that want an answer at once.
   */
  public static Handle openForReading(DatabaseAddress address) {
    Engine engine = engine(address);
    Handle handle = engine.dialect().on(engine.writing()).open();
    try {
      engine.makeReadOnly(handle);
      return handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  /**
   * A single connection to a database that exists, which may write, without looking at the age of
   * its tables; it waits for others' locks as {@link #openCommandWriter} does. It is checked that a
   * commit on it is kept.
   *
   * @throws UnfitDatabaseException when it would not be
   * @throws UncheckedIOException when its folder cannot be held for it
   */
  public static Handle openForWriting(DatabaseAddress address) {
    Engine engine = engine(address);
    if (!(address instanceof DatabaseAddress.SqliteFile file)) {
      return forCommand(engine);
    }
    try {
      DataFolder.Hold hold = holdForWriting(file);
      try {
        Handle handle = forCommand(engine);
        handle.addCleanable(() -> close(hold));
        return handle;
      } catch (RuntimeException e) {
        hold.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(DataFolder.Hold hold) {
    try {
      hold.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For reading only: a statement that writes fails. */
  public Jdbi reading() {
    return reading;
  }

  /** Who is to write what is handed over while nothing waits and nobody writes. */
  public GroupCommit.Lone lone() {
    return engine.lone();
  }

  /**
   * A connection that may write. It is checked that a commit on it is kept.
   *
   * @throws UnfitDatabaseException when it would not be
   */
  public Handle openWriter() {
    return prepared(engine, writing.open());
  }

  /**
   * A connection that may write, for a command: it waits for others' locks for half a minute.
   *
   * @throws UnfitDatabaseException when a commit on it would not be kept
   */
  public Handle openCommandWriter() {
    return forCommand(engine);
  }

  private static Handle forCommand(Engine engine) {
    Handle handle = engine.dialect().on(engine.commanding()).open();
    try {
      engine.prepareCommand(handle);
      return handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  private static Handle prepared(Engine engine, Handle handle) {
    try {
      engine.prepareWriter(handle);
      return handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  /**
   * A connection as {@link #openWriter} gives, whose statements may take their time: for work on
   * many rows.
   *
   * @throws UnfitDatabaseException when a commit on it would not be kept
   */
  public Handle openPatientWriter() {
    Handle handle = engine.dialect().on(engine.migrating()).open();
    try {
      engine.prepareWriter(handle);
      return handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  @Override
  public void close() {
    readers.close();
    if (hold != null) {
      close(hold);
    }
  }

  static Engine engine(DatabaseAddress address) {
    return address instanceof DatabaseAddress.PostgreSql postgreSql
        ? new PostgreSqlEngine(postgreSql)
        : new SqliteEngine(((DatabaseAddress.SqliteFile) address).path());
  }
}
