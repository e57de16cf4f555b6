package org.clearkiosk.kiosk.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outbox's SQL. Used by one thread; commits nothing itself. */
final class OutboxTable {
  private final Connection connection;

  OutboxTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * The number after the last, and no less than a first one; right only inside the transaction that
   * uses it.
   */
  long nextSequence(String terminal, long first) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT max(coalesce(max(sequence), 0) + 1, ?) FROM confirmation WHERE terminal = ?")) {
      statement.setLong(1, first);
      statement.setString(2, terminal);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.getLong(1);
      }
    }
  }

  void insert(KeptConfirmation kept, String event, long keptAt) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO confirmation (id, terminal, sequence, state, event, kept_at)"
                + " VALUES (?, ?, ?, 'held', ?, ?)")) {
      statement.setString(1, kept.id());
      statement.setString(2, kept.terminal());
      statement.setLong(3, kept.sequence());
      statement.setString(4, event);
      statement.setLong(5, keptAt);
      statement.executeUpdate();
    }
  }

  /** Lets a held row be delivered. */
  int release(String id) throws SQLException {
    return update("UPDATE confirmation SET state = 'pending' WHERE id = ? AND state = 'held'", id);
  }

  /** Takes a row out that no one was told of. */
  int withdraw(String id) throws SQLException {
    return update("DELETE FROM confirmation WHERE id = ? AND state IN ('held', 'pending')", id);
  }

  int withdrawHeld() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM confirmation WHERE state = 'held'")) {
      return statement.executeUpdate();
    }
  }

  private int update(String sql, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      return statement.executeUpdate();
    }
  }

  Optional<PendingEvent> firstDue(long parkedBefore) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, event, state = 'parked' FROM confirmation"
                + " WHERE state = 'pending' OR state = 'parked' AND answered_at <= ?"
                + " ORDER BY position LIMIT 1")) {
      statement.setLong(1, parkedBefore);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new PendingEvent(rows.getString(1), rows.getString(2), rows.getBoolean(3)))
            : Optional.empty();
      }
    }
  }

  List<OutboxRow> undelivered(int most) throws SQLException {
    List<OutboxRow> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, terminal, sequence, kept_at, state, answer FROM confirmation"
                + " WHERE state IN ('pending', 'refused', 'parked') ORDER BY position LIMIT ?")) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          KeptConfirmation kept =
              new KeptConfirmation(rows.getString(1), rows.getString(2), rows.getLong(3));
          found.add(
              new OutboxRow(
                  kept.recordNumber(),
                  Instant.ofEpochSecond(rows.getLong(4)),
                  rows.getString(5),
                  rows.getString(6)));
        }
      }
    }
    return found;
  }

  /** The last number that was told to someone. */
  long lastSequence(String terminal) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT coalesce(max(sequence), 0) FROM confirmation"
                + " WHERE terminal = ? AND state <> 'held'")) {
      statement.setString(1, terminal);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.getLong(1);
      }
    }
  }

  /** Gives every number of a terminal that is not delivered, ascending, to who counts them. */
  void undeliveredNumbers(String terminal, Standing standing) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT sequence, state = 'refused', kept_at FROM confirmation"
                + " WHERE state IN ('pending', 'refused', 'parked') AND terminal = ?"
                + " ORDER BY sequence")) {
      statement.setString(1, terminal);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          standing.add(rows.getLong(1), rows.getBoolean(2), rows.getLong(3));
        }
      }
    }
  }

  void answered(String id, String state, String answer, long answeredAt) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE confirmation SET state = ?, answer = ?, answered_at = ?"
                + " WHERE id = ? AND state IN ('pending', 'parked')")) {
      statement.setString(1, state);
      statement.setString(2, answer);
      statement.setLong(3, answeredAt);
      statement.setString(4, id);
      statement.executeUpdate();
    }
  }

  int replay() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE confirmation SET state = 'pending', answer = NULL, answered_at = NULL"
                + " WHERE state IN ('refused', 'parked')")) {
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
                    + " count(*) FILTER (WHERE state = 'refused'),"
                    + " count(*) FILTER (WHERE state = 'parked') FROM confirmation");
        ResultSet rows = statement.executeQuery()) {
      return new Counts(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
    }
  }
}
