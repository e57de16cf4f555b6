package org.clearkiosk.kiosk.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;

/** Looks into an outbox from beside, while a terminal may have it open; changes nothing in it. */
public final class OutboxGlance {
  private static final int BUSY_MILLIS = 3000;

  private OutboxGlance() {}

  /**
   * How many confirmations wait to be delivered, by the number of the terminal that made them; none
   * that was refused for good.
   *
   * @param file need not be there
   * @throws OutboxException when it cannot be read
   */
  public static SortedMap<String, Long> waiting(Path file) throws OutboxException {
    SortedMap<String, Long> waiting = new TreeMap<>();
    if (!Files.exists(file)) {
      return waiting;
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
      if (!hasTable(connection)) {
        return waiting;
      }
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT terminal, count(*) FROM confirmation"
                      + " WHERE state IN ('pending', 'parked') GROUP BY terminal");
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          waiting.put(rows.getString(1), rows.getLong(2));
        }
      }
      return Collections.unmodifiableSortedMap(waiting);
    } catch (SQLException e) {
      throw new OutboxException("the outbox cannot be read: " + file, e);
    }
  }

  /** One that is just being made has none yet. */
  private static boolean hasTable(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'confirmation'");
        ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }
}
