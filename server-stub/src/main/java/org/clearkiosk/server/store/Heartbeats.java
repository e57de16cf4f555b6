package org.clearkiosk.server.store;

import com.google.gson.JsonParseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What each terminal last said of itself, and the sequence numbers that it gave out. */
public final class Heartbeats {
  private Heartbeats() {}

  /**
   * The last that was heard of a terminal.
   *
   * @param receivedAt when, in real time
   * @param version its program
   * @param clockOffsetMilliseconds how far its own clock was ahead of the server's
   * @param trouble the short code of why no one could be served; null when someone could
   * @param outbox what it kept; null where it could not read it
   * @param health how its readers, program and machine were; null where it said nothing of it
   * @param highestSequence the highest number that it ever said it gave out
   */
  public record Last(
      Instant receivedAt,
      String version,
      long clockOffsetMilliseconds,
      @Nullable String trouble,
      Heartbeat.@Nullable Outbox outbox,
      Heartbeat.@Nullable Health health,
      long highestSequence) {}

  /** Keeps a heartbeat in the place of the one before. */
  public static void keep(
      Handle handle, TerminalIdentity terminal, Heartbeat heartbeat, long offset, Instant now) {
    Heartbeat.Outbox outbox = heartbeat.outbox();
    Heartbeat.Health health = heartbeat.health();
    handle.execute(
        "INSERT INTO heartbeat (campus, terminal, received_at, version, clock_offset_milliseconds,"
            + " trouble, outbox, health, highest_sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (campus, terminal) DO UPDATE SET received_at = excluded.received_at,"
            + " version = excluded.version,"
            + " clock_offset_milliseconds = excluded.clock_offset_milliseconds,"
            + " trouble = excluded.trouble, outbox = excluded.outbox, health = excluded.health,"
            + " highest_sequence = CASE WHEN excluded.highest_sequence > heartbeat.highest_sequence"
            + " THEN excluded.highest_sequence ELSE heartbeat.highest_sequence END",
        terminal.campus().value(),
        terminal.number(),
        now.toEpochMilli(),
        heartbeat.version(),
        offset,
        heartbeat.trouble(),
        outbox == null ? null : Json.write(outbox),
        health == null ? null : Json.write(health),
        outbox == null ? 0 : outbox.lastSequence());
  }

  /** The last heartbeat of a terminal. */
  public static Optional<Last> last(Handle handle, TerminalIdentity terminal) {
    return handle
        .select(
            "SELECT received_at, version, clock_offset_milliseconds, trouble, outbox,"
                + " health, highest_sequence FROM heartbeat WHERE campus = ? AND terminal = ?",
            terminal.campus().value(),
            terminal.number())
        .map((row, context) -> last(row))
        .findOne();
  }

  /**
   * How many terminals that may speak were not heard of for a while, or never.
   *
   * @param since when a terminal was heard of that counts as heard
   */
  public static long silent(Handle handle, Instant since) {
    return count(
        handle,
        "NOT EXISTS (SELECT 1 FROM heartbeat h WHERE h.campus = t.campus AND h.terminal = t.number"
            + " AND h.received_at >= ?)",
        since);
  }

  /**
   * How many terminals say that no student can be served at them.
   *
   * @param since when a terminal was heard of that counts as heard
   */
  public static long troubled(Handle handle, Instant since) {
    return count(
        handle,
        "EXISTS (SELECT 1 FROM heartbeat h WHERE h.campus = t.campus AND h.terminal = t.number"
            + " AND h.received_at >= ? AND h.trouble IS NOT NULL)",
        since);
  }

  /** Terminals with a certificate that they have used and that serves. */
  private static long count(Handle handle, String condition, Instant since) {
    return handle
        .select(
            "SELECT count(*) FROM terminal t WHERE t.revoked_at IS NULL"
                + " AND EXISTS (SELECT 1 FROM terminal_certificate c WHERE c.campus = t.campus"
                + " AND c.terminal = t.number AND c.used_at IS NOT NULL AND c.ended_at IS NULL) AND "
                + condition,
            since.toEpochMilli())
        .mapTo(long.class)
        .one();
  }

  private static Last last(ResultSet row) throws SQLException {
    String outbox = row.getString("outbox");
    String health = row.getString("health");
    try {
      return new Last(
          Instant.ofEpochMilli(row.getLong("received_at")),
          row.getString("version"),
          row.getLong("clock_offset_milliseconds"),
          row.getString("trouble"),
          outbox == null ? null : Json.GSON.fromJson(outbox, Heartbeat.Outbox.class),
          health == null ? null : Json.GSON.fromJson(health, Heartbeat.Health.class),
          // before the greatest was 9,999,999,998, one more was taken
          Math.min(SequenceRange.GREATEST, row.getLong("highest_sequence")));
    } catch (JsonParseException e) {
      throw new SQLException("a heartbeat was written by another hand", e);
    }
  }

  /** The sequence numbers of a terminal's accepted events, ascending. */
  public static List<SequenceRange> recorded(Handle handle, TerminalIdentity terminal) {
    return handle
        .select(
            "SELECT min(sequence) AS first, max(sequence) AS last FROM ("
                + " SELECT sequence, sequence - row_number() OVER (ORDER BY sequence) AS island"
                + " FROM (SELECT DISTINCT sequence FROM completion_event"
                + " WHERE campus = ? AND terminal = ? AND sequence BETWEEN 1 AND ?) AS numbers) AS islands"
                + " GROUP BY island ORDER BY first",
            terminal.campus().value(),
            terminal.number(),
            SequenceRange.GREATEST)
        .map((row, context) -> new SequenceRange(row.getLong("first"), row.getLong("last")))
        .list();
  }

  /** The highest sequence number known of a terminal, said or recorded; 0 where there is none. */
  public static long highestSequence(Handle handle, TerminalIdentity terminal) {
    long recorded =
        handle
            .select(
                "SELECT coalesce(max(sequence), 0) AS highest FROM completion_event"
                    + " WHERE campus = ? AND terminal = ?",
                terminal.campus().value(),
                terminal.number())
            .mapTo(long.class)
            .one();
    return Math.min(
        SequenceRange.GREATEST,
        Math.max(recorded, last(handle, terminal).map(Last::highestSequence).orElse(0L)));
  }
}
