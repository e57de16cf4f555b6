package org.clearkiosk.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file, set to WAL and {@code synchronous=FULL} on every connection: a commit that
 * returned is on the disk. The driver's defaults would not say so.
 */
final class SqliteEngine implements Engine {
  /** How long a server's statement waits for another process's writing, in milliseconds. */
  private static final int BUSY_MILLISECONDS = 5_000;

  /** SQLite's number for {@code synchronous=FULL}. */
  private static final int SYNCHRONOUS_FULL = 2;

  /**
   * What the writer keeps of the database in memory: the pages that students' confirmations touch
   * lie all over it, and SQLite's own 2 MiB would be read and dropped all the time.
   */
  private static final int WRITER_CACHE_KIB = 32 * 1024;

  /**
   * After how many pages (4 KiB) the log is copied into the database. A batch of confirmations
   * writes some five hundred; SQLite's own 1000 would have every second commit wait for that.
   */
  private static final int CHECKPOINT_PAGES = 8 * 1024;

  private static final int READERS = 4;
  private static final String READ_ONLY = "PRAGMA query_only = true";

  private final Path file;

  SqliteEngine(Path file) {
    this.file = file;
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  /** A commit is a write to this machine's disk. */
  @Override
  public GroupCommit.Lone lone() {
    return GroupCommit.Lone.BY_WHO_HANDS_IT_OVER;
  }

  @Override
  public DataSource migrating() {
    return commanding();
  }

  @Override
  public DataSource commanding() {
    return source(SQLiteConfig.TransactionMode.IMMEDIATE, (int) COMMANDS_WAIT.toMillis());
  }

  /** Their transactions take the one writer's lock when they begin. */
  @Override
  public DataSource writing() {
    return source(SQLiteConfig.TransactionMode.IMMEDIATE, BUSY_MILLISECONDS);
  }

  @Override
  public HikariConfig readers() {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(reading());
    pool.setMaximumPoolSize(READERS);
    pool.setConnectionInitSql(READ_ONLY);
    return pool;
  }

  @Override
  public Optional<StatementBuilderFactory> keptByReaders() {
    return Optional.of(new PooledStatements());
  }

  @Override
  public void makeReadOnly(Handle handle) {
    handle.execute(READ_ONLY);
  }

  @Override
  public void prepareWriter(Handle handle) {
    String journal = handle.select("PRAGMA journal_mode").mapTo(String.class).one();
    int synchronous = handle.select("PRAGMA synchronous").mapTo(int.class).one();
    if (!journal.equals("wal") || synchronous < SYNCHRONOUS_FULL) {
      throw new UnfitDatabaseException(
          "the database would not keep what it acknowledges: journal_mode %s, synchronous %d"
              .formatted(journal, synchronous));
    }
    handle.execute("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
    handle.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
  }

  @Override
  public void prepareCommand(Handle handle) {
    prepareWriter(handle);
  }

  /** Connections whose transactions take no lock before they write. */
  DataSource reading() {
    return source(SQLiteConfig.TransactionMode.DEFERRED, BUSY_MILLISECONDS);
  }

  /** Connections that change not even how the file is set; for a file that no one writes in. */
  DataSource unchanged() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return source(config);
  }

  private DataSource source(SQLiteConfig.TransactionMode mode, int busyMilliseconds) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(busyMilliseconds);
    // what is in temporary tables gets into no temporary file
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setTransactionMode(mode);
    // nobody asks for them, and the driver would after every INSERT
    config.setGetGeneratedKeys(false);
    return source(config);
  }

  private DataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
