package org.clearkiosk.fleet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a terminal's outbox as it is on disk, read past the outbox's own code.
 *
 * @param id the event's id
 * @param terminal the terminal's number
 * @param sequence the terminal's count, from 1
 * @param state {@code delivered}, {@code refused} or what else the outbox knows
 * @param event the event as JSON; null where it was taken out
 * @param answer the receipt's number, or the problem; null while there was none
 */
record OutboxRow(
    String id,
    String terminal,
    long sequence,
    String state,
    @Nullable String event,
    @Nullable String answer) {
  /** Reads all rows of a file that no one has open, by their numbers. */
  static List<OutboxRow> read(Path file) throws SQLException {
    List<OutboxRow> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT id, terminal, sequence, state, event, answer FROM confirmation"
                    + " ORDER BY sequence")) {
      while (row.next()) {
        rows.add(
            new OutboxRow(
                row.getString("id"),
                row.getString("terminal"),
                row.getLong("sequence"),
                row.getString("state"),
                row.getString("event"),
                row.getString("answer")));
      }
    }
    return rows;
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "OutboxRow[" + id + " " + state + "]";
  }
}
