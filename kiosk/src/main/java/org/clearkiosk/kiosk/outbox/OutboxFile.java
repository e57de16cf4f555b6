package org.clearkiosk.kiosk.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.clearkiosk.kiosk.disk.PrivateFiles;
import org.sqlite.SQLiteConfig;

/** Opens the outbox's file, makes its tables, and makes sure that a commit is a commit. */
final class OutboxFile {
  private static final int VERSION = 2;
  private static final int FULL = 2;
  private static final int BUSY_MILLIS = 3000;

  private static final String SCHEMA =
      """
      CREATE TABLE confirmation (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        terminal TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        state TEXT NOT NULL CHECK (state IN ('held', 'pending', 'delivered', 'refused', 'parked')),
        event TEXT CHECK (event IS NOT NULL OR state = 'delivered'),
        kept_at INTEGER NOT NULL,
        answered_at INTEGER,
        answer TEXT,
        UNIQUE (terminal, sequence)
      ) STRICT
      """;

  private static final String INDEX =
      "CREATE INDEX undelivered ON confirmation (position) WHERE state <> 'delivered'";

  private static final String PROBE =
      "CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), tries INTEGER NOT NULL) STRICT";

  /** A check of a column cannot be changed in place: the rows move to a new table. */
  private static final List<String> FROM_VERSION_1 =
      List.of(
          "ALTER TABLE confirmation RENAME TO earlier",
          SCHEMA,
          "INSERT INTO confirmation (position, id, terminal, sequence, state, event, kept_at,"
              + " answered_at, answer) SELECT position, id, terminal, sequence, state, event,"
              + " kept_at, answered_at, answer FROM earlier",
          "DROP TABLE earlier",
          INDEX);

  private OutboxFile() {}

  /**
   * Opens the file; makes it, readable by its owner alone, when there is none.
   *
   * @throws OutboxException when it cannot be opened, is damaged, is of a later version, or the
   *     engine does not promise to keep what it commits
   */
  static Connection open(Path file) throws OutboxException {
    try {
      PrivateFiles.createFile(file);
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setBusyTimeout(BUSY_MILLIS);
      // What is taken out of a row is overwritten, not only forgotten
      config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
      try {
        verify(connection);
        migrate(connection);
        return connection;
      } catch (SQLException | OutboxException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw new OutboxException("the outbox cannot be opened: " + file, e);
    }
  }

  private static void verify(Connection connection) throws SQLException, OutboxException {
    if (!"wal".equals(single(connection, "PRAGMA journal_mode"))) {
      throw new OutboxException("the outbox has no write-ahead log", null);
    }
    if (!String.valueOf(FULL).equals(single(connection, "PRAGMA synchronous"))) {
      throw new OutboxException("the outbox does not sync every commit", null);
    }
    if (!"ok".equals(single(connection, "PRAGMA quick_check(1)"))) {
      throw new OutboxException("the outbox's file is damaged", null);
    }
  }

  private static void migrate(Connection connection) throws SQLException, OutboxException {
    int version = Integer.parseInt(single(connection, "PRAGMA user_version"));
    if (version > VERSION) {
      throw new OutboxException("the outbox was written by a later version", null);
    }
    if (version < VERSION) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        for (String step : version == 0 ? List.of(SCHEMA, INDEX, PROBE) : FROM_VERSION_1) {
          statement.execute(step);
        }
        statement.execute("PRAGMA user_version = " + VERSION);
        statement.execute("COMMIT");
      }
    }
  }

  private static String single(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }
}
