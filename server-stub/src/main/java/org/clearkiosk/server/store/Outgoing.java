package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.jdbi.v3.core.Handle;

/**
 * The events that others are told, in the order of their positions: strictly increasing in each
 * campus, with gaps where the database was restored, and visible in that order. Whoever has read up
 * to a position has missed nothing before it, whatever other processes write meanwhile.
 */
public final class Outgoing {
  /** How many positions are given at once. */
  public static final int MOST_AT_ONCE = 500;

  /** By how much positions are led on that are ahead of the clock already, as after a wrong one. */
  private static final long LEAD = 1_000_000_000;

  private Outgoing() {}

  /**
   * An event with its position.
   *
   * @param position from 1
   * @param body as it was kept
   */
  public record Entry(long position, String body) {
    /** The event as it is told. */
    public OutgoingEvent event() {
      return OutgoingEvent.at(body, position);
    }
  }

  /** Keeps what is to be told, within the transaction of what it tells. */
  public static void add(
      Handle handle, CampusId campus, Collection<OutgoingEvent> events, Instant now) {
    Directly.executeEach(
        handle,
        "INSERT INTO outgoing (campus, id, body, recorded_at) VALUES (?, ?, ?, ?)",
        events,
        event ->
            Directly.arguments(campus.value(), event.id(), Json.write(event), now.toEpochMilli()));
  }

  /** The campuses with events that have no position yet. */
  public static List<CampusId> campusesToNumber(Handle handle) {
    return handle
        .select("SELECT DISTINCT campus FROM outgoing WHERE position IS NULL")
        .mapTo(String.class)
        .map(CampusId::new)
        .list();
  }

  /**
   * Gives positions to a campus's committed events, at most {@value #MOST_AT_ONCE}. The campus's
   * row is locked up to the commit: positions that another process gives are seen before or come
   * after.
   *
   * @return to how many
   */
  public static int number(Handle handle, CampusId campus) {
    handle.execute(
        "INSERT INTO outgoing_head (campus, position) VALUES (?, 0) ON CONFLICT (campus) DO NOTHING",
        campus.value());
    long last =
        handle
            .select(
                "SELECT position FROM outgoing_head WHERE campus = ? <row_lock>", campus.value())
            .mapTo(long.class)
            .one();
    int given =
        handle.execute(
            "UPDATE outgoing SET position = numbered.position FROM"
                + " (SELECT campus, id, ? + row_number() OVER (ORDER BY recorded_at, id) AS position"
                + "  FROM outgoing WHERE campus = ? AND position IS NULL"
                + "  ORDER BY recorded_at, id LIMIT ?) AS numbered"
                + " WHERE outgoing.campus = numbered.campus AND outgoing.id = numbered.id",
            last,
            campus.value(),
            MOST_AT_ONCE);
    handle.execute(
        "UPDATE outgoing_head SET position = ? WHERE campus = ?", last + given, campus.value());
    return given;
  }

  /**
   * A campus's events after a position, in order.
   *
   * @param after the last position that is known already; 0 for none
   * @param most how many at most
   */
  public static List<Entry> after(Handle handle, CampusId campus, long after, int most) {
    return handle
        .select(
            "SELECT position, body FROM outgoing WHERE campus = ? AND position > ? ORDER BY position LIMIT ?",
            campus.value(),
            after,
            most)
        .map((row, context) -> new Entry(row.getLong("position"), row.getString("body")))
        .list();
  }

  /** A campus's last position; 0 where there is none. */
  public static long last(Handle handle, CampusId campus) {
    return handle
        .select("SELECT position FROM outgoing_head WHERE campus = ?", campus.value())
        .mapTo(long.class)
        .findOne()
        .orElse(0L);
  }

  /**
   * Leads every campus's positions past all that were given before, for a database that was just
   * put back to an earlier state: readers know positions beyond its last one, and would not see the
   * other events to which it would give these once more.
   *
   * <p>A margin on what the database has would be the same when the same backup is restored again.
   * Real time in milliseconds is not: a campus has fewer than a thousand completions a second, so
   * it is never overtaken by what was given since the last restore. It stays below 2^53, up to
   * which every reader's numbers are exact.
   */
  static void leadOn(Handle handle, Instant now) {
    // a campus whose first event came after the backup has no row yet, but may have readers
    handle.execute(
        "INSERT INTO outgoing_head (campus, position) SELECT id, 0 FROM campus WHERE true"
            + " ON CONFLICT (campus) DO NOTHING");
    handle.execute(
        "UPDATE outgoing_head SET position = CASE WHEN position < ? THEN ? ELSE position + ? END",
        now.toEpochMilli(),
        now.toEpochMilli(),
        LEAD);
  }

  /** How many deliveries to subscribers are still to come, those that were stopped left out. */
  public static long waiting(Handle handle) {
    return handle
        .select(
            "SELECT (SELECT count(*) FROM outgoing WHERE position IS NULL)"
                + " + (SELECT count(*) FROM webhook JOIN outgoing ON outgoing.campus = webhook.campus"
                + " AND outgoing.position > webhook.position WHERE stopped_at IS NULL)")
        .mapTo(long.class)
        .one();
  }
}
