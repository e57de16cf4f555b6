package org.clearkiosk.scenario.stage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.clearkiosk.demo.DemoException;
import org.sqlite.SQLiteConfig;

/**
 * What server and terminal have on disk, looked at beside them and never changed.
 *
 * @param server the central server's data folder
 * @param kiosk the terminal's data folder
 */
public record Records(Path server, Path kiosk) {
  private static final int BUSY_MILLISECONDS = 5000;

  /** How many completions of a student the central server holds. */
  public long completionsOf(String student) {
    return query(
        clearance(),
        "SELECT count(*) FROM completion WHERE student = ?",
        student,
        rows -> rows.getLong(1));
  }

  /** When a student has confirmed what the central server holds a completion of. */
  public Instant completedAt(String student) {
    return query(
        clearance(),
        "SELECT completed_at FROM completion WHERE student = ?",
        student,
        rows -> Instant.ofEpochMilli(rows.getLong(1)));
  }

  /** How many events of a student it has accepted, repeated ones counted once. */
  public long eventsOf(String student) {
    return query(
        clearance(),
        "SELECT count(*) FROM completion_event WHERE body LIKE ?",
        "%\"" + student + "\"%",
        rows -> rows.getLong(1));
  }

  /** How many confirmations the terminal's outbox holds, by their state. */
  public Map<String, Long> outbox() {
    return query(
        outboxFile(),
        "SELECT state, count(*) FROM confirmation WHERE state <> ? GROUP BY state",
        "",
        rows -> {
          Map<String, Long> states = new HashMap<>();
          while (rows.next()) {
            states.put(rows.getString(1), rows.getLong(2));
          }
          return states;
        });
  }

  /** How many of a student's confirmations the terminal's outbox holds that are not delivered. */
  public long undelivered(String student) {
    return query(
        outboxFile(),
        "SELECT count(*) FROM confirmation WHERE state <> 'delivered' AND event LIKE ?",
        "%\"" + student + "\"%",
        rows -> rows.getLong(1));
  }

  Path outboxFile() {
    return kiosk.resolve("outbox.sqlite");
  }

  private Path clearance() {
    return server.resolve("clearance.db");
  }

  /** Reads the rows of an answer. */
  private interface Rows<T> {
    T from(ResultSet rows) throws SQLException;
  }

  private static <T> T query(Path database, String sql, String argument, Rows<T> read) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + database);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        return read.from(rows);
      }
    } catch (SQLException e) {
      throw new DemoException("the database " + database + " cannot be read", e);
    }
  }
}
