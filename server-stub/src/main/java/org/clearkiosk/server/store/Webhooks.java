package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.feed.Subscriber;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The subscribers, and how far each has been told. */
public final class Webhooks {
  private static final String COLUMNS =
      "campus, id, url, private_allowed, authority, secret, secret_key";

  private Webhooks() {}

  /**
   * A subscriber and how it fares.
   *
   * @param position up to here everything was delivered or is a dead letter
   * @param waiting how many events come after that; positions have gaps, so they do not say it
   * @param failures how often what is sent next failed so far: the event after that, or a dead
   *     letter that is sent again
   * @param nextAt when that is tried again at the earliest
   * @param stoppedAt when the subscriber said that it wants no more; null where it did not
   * @param dead how many dead letters it has
   */
  public record State(
      Subscriber subscriber,
      long position,
      long waiting,
      int failures,
      Instant nextAt,
      @Nullable Instant stoppedAt,
      long dead) {}

  /** Adds a subscriber, to be told what comes after a position. */
  public static void add(Handle handle, Subscriber subscriber, long after, Instant now) {
    handle.execute(
        "INSERT INTO webhook ("
            + COLUMNS
            + ", added_at, position, failures, next_at, leased_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
        subscriber.campus().value(),
        subscriber.id(),
        subscriber.url(),
        subscriber.privateAllowed() ? 1 : 0,
        subscriber.authority(),
        subscriber.secret(),
        subscriber.secretKey(),
        now.toEpochMilli(),
        after);
  }

  /**
   * Removes a subscriber and its dead letters.
   *
   * @return whether there was one
   */
  public static boolean remove(Handle handle, CampusId campus, String id) {
    // first, and so that no process claims it meanwhile
    handle.execute(
        "UPDATE webhook SET stopped_at = 0 WHERE campus = ? AND id = ?", campus.value(), id);
    handle.execute("DELETE FROM dead_letter WHERE campus = ? AND webhook = ?", campus.value(), id);
    return handle.execute("DELETE FROM webhook WHERE campus = ? AND id = ?", campus.value(), id)
        == 1;
  }

  /**
   * Tries at once what is waiting, also for a subscriber that was stopped, and whatever process
   * seems to be at it: of a clock that was ahead there may be leases and pauses without end.
   *
   * @return whether there is such a subscriber
   */
  public static boolean resume(Handle handle, CampusId campus, String id) {
    return handle.execute(
            "UPDATE webhook SET stopped_at = NULL, failures = 0, failing_since = NULL, next_at = 0,"
                + " lease = NULL, leased_until = 0"
                + " WHERE campus = ? AND id = ?",
            campus.value(),
            id)
        == 1;
  }

  /** A campus's subscribers, in the order in which they were added. */
  public static List<State> all(Handle handle, CampusId campus) {
    return handle
        .select(
            "SELECT "
                + COLUMNS
                + ", position, failures, next_at, stopped_at,"
                + " (SELECT count(*) FROM outgoing WHERE campus = webhook.campus"
                + "  AND position > webhook.position) AS waiting,"
                + " (SELECT count(*) FROM dead_letter"
                + "  WHERE campus = webhook.campus AND webhook = webhook.id) AS dead"
                + " FROM webhook WHERE campus = ? ORDER BY added_at, id",
            campus.value())
        .map(
            (row, context) ->
                new State(
                    subscriber(row),
                    row.getLong("position"),
                    row.getLong("waiting"),
                    row.getInt("failures"),
                    Instant.ofEpochMilli(row.getLong("next_at")),
                    moment(row, "stopped_at"),
                    row.getLong("dead")))
        .list();
  }

  /** A subscriber. */
  public static Optional<Subscriber> find(Handle handle, CampusId campus, String id) {
    return handle
        .select(
            "SELECT " + COLUMNS + " FROM webhook WHERE campus = ? AND id = ?", campus.value(), id)
        .map((row, context) -> subscriber(row))
        .findOne();
  }

  /**
   * Subscribers for whom something waits, and to whom no process is sending.
   *
   * @param key the id of the key that opens their secrets: others, whose turn would never pass, do
   *     not stand before them
   */
  public static List<Subscriber> due(Handle handle, String key, Instant now, int most) {
    return handle
        .select(
            "SELECT "
                + COLUMNS
                + " FROM webhook WHERE secret_key = ? AND stopped_at IS NULL"
                + " AND next_at <= ?"
                + Deliveries.LEASE_ENDED
                + " AND (EXISTS (SELECT 1 FROM outgoing WHERE campus = webhook.campus"
                + "   AND position > webhook.position)"
                + "  OR EXISTS (SELECT 1 FROM dead_letter WHERE campus = webhook.campus"
                + "   AND webhook = webhook.id AND replay_at IS NOT NULL))"
                + " ORDER BY next_at, campus, id LIMIT ?",
            key,
            now.toEpochMilli(),
            now.toEpochMilli(),
            Deliveries.latestEnd(now),
            most)
        .map((row, context) -> subscriber(row))
        .list();
  }

  /** Subscribers that want to be told, and whose secrets another key than this opens. */
  public static List<Subscriber> ofOtherKeys(Handle handle, String key) {
    return handle
        .select(
            "SELECT "
                + COLUMNS
                + " FROM webhook WHERE secret_key != ? AND stopped_at IS NULL ORDER BY campus, id",
            key)
        .map((row, context) -> subscriber(row))
        .list();
  }

  private static Subscriber subscriber(ResultSet row) throws SQLException {
    return new Subscriber(
        new CampusId(row.getString("campus")),
        row.getString("id"),
        row.getString("url"),
        row.getInt("private_allowed") == 1,
        row.getString("authority"),
        row.getString("secret"),
        row.getString("secret_key"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(value);
  }
}
