package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The sessions. They are kept, since a completion may arrive long after its session. */
public final class Sessions {
  private static final Wanted<Entry> OF_IDS =
      Wanted.rows(
          "campus, id, terminal, card, student, opened_at, expires_at, password_at, ended_at",
          "session",
          "id",
          Sessions::entry);

  private Sessions() {}

  /**
   * A student's session at a terminal. All times are business time.
   *
   * @param id names it
   * @param terminal where, and so of which campus
   * @param card with which card
   * @param student whose
   * @param openedAt when the card had proven itself
   * @param expiresAt when it ends by itself
   * @param passwordAt when the query password was given; null while it was not
   * @param endedAt when the terminal ended it; null while it has not
   */
  public record Entry(
      String id,
      TerminalIdentity terminal,
      String card,
      String student,
      Instant openedAt,
      Instant expiresAt,
      @Nullable Instant passwordAt,
      @Nullable Instant endedAt) {
    /** Names no one. */
    @Override
    public String toString() {
      return "Entry[]";
    }

    /** Whether it is open. */
    public boolean openAt(Instant now) {
      return endedAt == null && now.isBefore(expiresAt);
    }

    /** When it ended or will end. */
    public Instant end() {
      return endedAt != null && endedAt.isBefore(expiresAt) ? endedAt : expiresAt;
    }
  }

  /** Keeps a new session. */
  public static void add(Handle handle, Entry session) {
    handle.execute(
        "INSERT INTO session (campus, id, terminal, card, student, opened_at, expires_at, password_at, ended_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        session.terminal().campus().value(),
        session.id(),
        session.terminal().number(),
        session.card(),
        session.student(),
        session.openedAt().toEpochMilli(),
        session.expiresAt().toEpochMilli(),
        milliseconds(session.passwordAt()),
        milliseconds(session.endedAt()));
  }

  /** Finds a terminal's session; another terminal's is as if it were not there. */
  public static Optional<Entry> find(Handle handle, String id, TerminalIdentity terminal) {
    return Optional.ofNullable(all(handle, terminal.campus(), List.of(id)).get(id))
        .filter(entry -> entry.terminal().equals(terminal));
  }

  /**
   * A campus's sessions of some ids, by their ids.
   *
   * @param ids one at least
   */
  public static Map<String, Entry> all(Handle handle, CampusId campus, Collection<String> ids) {
    return OF_IDS.of(handle, campus, ids).stream()
        .collect(Collectors.toMap(Entry::id, entry -> entry));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("id"),
        new TerminalIdentity(new CampusId(row.getString("campus")), row.getString("terminal")),
        row.getString("card"),
        row.getString("student"),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        instant(row, "password_at"),
        instant(row, "ended_at"));
  }

  /** Remembers when the query password was first given. */
  public static void passwordGiven(Handle handle, CampusId campus, String id, Instant now) {
    handle.execute(
        "UPDATE session SET password_at = ? WHERE campus = ? AND id = ? AND password_at IS NULL",
        now.toEpochMilli(),
        campus.value(),
        id);
  }

  /** Ends a session; the first time counts. */
  public static void end(Handle handle, CampusId campus, String id, Instant now) {
    handle.execute(
        "UPDATE session SET ended_at = ? WHERE campus = ? AND id = ? AND ended_at IS NULL",
        now.toEpochMilli(),
        campus.value(),
        id);
  }

  private static @Nullable Long milliseconds(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long milliseconds = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(milliseconds);
  }
}
