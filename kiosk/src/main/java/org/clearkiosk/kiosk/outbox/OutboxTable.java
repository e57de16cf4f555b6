package org.clearkiosk.kiosk.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The outbox's SQL. Used by one thread; commits nothing itself. */
final class OutboxTable {
  private final Connection connection;

  OutboxTable(Connection connection) {
    this.connection = connection;
  }

  /** The number after the last; right only inside the transaction that uses it. */
  long nextSequence(String terminal) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT coalesce(max(sequence), 0) + 1 FROM confirmation WHERE terminal = ?")) {
      statement.setString(1, terminal);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.getLong(1);
      }
    }
  }

  void insert(KeptConfirmation kept, String event, long keptAt) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO confirmation (id, terminal, sequence, state, event, kept_at)"
                + " VALUES (?, ?, ?, 'pending', ?, ?)")) {
      statement.setString(1, kept.id());
      statement.setString(2, kept.terminal());
      statement.setLong(3, kept.sequence());
      statement.setString(4, event);
      statement.setLong(5, keptAt);
      statement.executeUpdate();
    }
  }

  Optional<PendingEvent> firstPending() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, event FROM confirmation WHERE state = 'pending'"
                    + " ORDER BY position LIMIT 1");
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(new PendingEvent(rows.getString(1), rows.getString(2)))
          : Optional.empty();
    }
  }

  void answered(String id, String state, String answer, long answeredAt) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE confirmation SET state = ?, answer = ?, answered_at = ?"
                + " WHERE id = ? AND state = 'pending'")) {
      statement.setString(1, state);
      statement.setString(2, answer);
      statement.setLong(3, answeredAt);
      statement.setString(4, id);
      statement.executeUpdate();
    }
  }

  int replayRefused() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE confirmation SET state = 'pending', answer = NULL, answered_at = NULL"
                + " WHERE state = 'refused'")) {
      return statement.executeUpdate();
    }
  }

  int purgeDelivered(long answeredBefore) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE confirmation SET event = NULL, answer = NULL"
                + " WHERE state = 'delivered' AND event IS NOT NULL AND answered_at < ?")) {
      statement.setLong(1, answeredBefore);
      return statement.executeUpdate();
    }
  }

  /** Moves the write-ahead log into the file and empties it; outside a transaction. */
  void emptyLog() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)")) {
      statement.execute();
    }
  }

  /** Writes something that no one reads. */
  void probe() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO probe (only, tries) VALUES (1, 1)"
                + " ON CONFLICT (only) DO UPDATE SET tries = tries + 1")) {
      statement.executeUpdate();
    }
  }

  Counts counts() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(*) FILTER (WHERE state = 'pending'),"
                    + " count(*) FILTER (WHERE state = 'delivered'),"
                    + " count(*) FILTER (WHERE state = 'refused') FROM confirmation");
        ResultSet rows = statement.executeQuery()) {
      return new Counts(rows.getLong(1), rows.getLong(2), rows.getLong(3));
    }
  }
}
