package org.clearkiosk.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.PrivateFiles;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database: many connections that only read, and connections that write, of which a server uses
 * one.
 *
 * <p>SQLite is set to WAL and {@code synchronous=FULL} on every connection: a commit that returned
 * is on the disk. The driver's defaults would not say so.
 */
public final class Database implements AutoCloseable {
  /** How long a statement waits for another process's writing, in milliseconds. */
  private static final int BUSY_MILLISECONDS = 5_000;

  /** SQLite's number for {@code synchronous=FULL}. */
  private static final int SYNCHRONOUS_FULL = 2;

  private static final int READERS = 4;
  private static final String READ_ONLY = "PRAGMA query_only = true";
  private static final int READER_WAIT_MILLISECONDS = 2_000;

  private final HikariDataSource readers;
  private final Jdbi reading;
  private final Jdbi writing;

  private Database(Path file) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("readers");
    pool.setDataSource(source(file, true));
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(READER_WAIT_MILLISECONDS);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionInitSql(READ_ONLY);
    readers = new HikariDataSource(pool);
    reading = Jdbi.create(readers);
    writing = Jdbi.create(source(file, false));
  }

  /**
   * Opens a data folder's database and brings its tables up to date.
   *
   * @throws IOException when the folder cannot be held for it, or the database not kept from others
   */
  public static Database open(DataFolder folder) throws IOException {
    DataFolder.Hold hold = folder.holdForMigration();
    try {
      // SQLite gives the log and the shared memory beside it the modes of the database
      PrivateFiles.ensureFile(folder.database());
      migrate(folder.database(), Dialect.SQLITE);
    } finally {
      hold.close();
    }
    return new Database(folder.database());
  }

  private static void migrate(Path file, Dialect dialect) {
    Flyway.configure()
        .dataSource(source(file, false))
        .locations(dialect.migrations().toArray(String[]::new))
        .placeholders(dialect.words())
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  /**
   * A single connection to a data folder's database that exists, for reading only and without
   * looking at the age of its tables: for commands that want an answer at once.
   */
  public static Handle openForReading(DataFolder folder) {
    Handle handle = Jdbi.open(source(folder.database(), true));
    handle.execute(READ_ONLY);
    return handle;
  }

  /** For reading only: a statement that writes fails. */
  public Jdbi reading() {
    return reading;
  }

  /**
   * A connection that may write; its transactions take the writer's lock when they begin. It is
   * checked that a commit on it reaches the disk.
   */
  public Handle openWriter() {
    Handle handle = writing.open();
    String journal = handle.select("PRAGMA journal_mode").mapTo(String.class).one();
    int synchronous = handle.select("PRAGMA synchronous").mapTo(int.class).one();
    if (!journal.equals("wal") || synchronous < SYNCHRONOUS_FULL) {
      handle.close();
      throw new IllegalStateException(
          "the database would not keep what it acknowledges: journal_mode %s, synchronous %d"
              .formatted(journal, synchronous));
    }
    return handle;
  }

  @Override
  public void close() {
    readers.close();
  }

  private static DataSource source(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setTransactionMode(
        readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
