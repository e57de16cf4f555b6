package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;

/** What subscribers did not take in all the time that they were given. */
public final class DeadLetters {
  private DeadLetters() {}

  /**
   * A dead letter.
   *
   * @param position of the event in its campus's feed
   * @param event the event's id
   * @param attempts how often it was sent
   * @param lastAnswer what came of the last time
   * @param replaying whether it is about to be sent again
   */
  public record DeadLetter(
      String webhook,
      long position,
      String event,
      int attempts,
      String lastAnswer,
      Instant diedAt,
      boolean replaying) {}

  /** A campus's dead letters, by subscriber and in order; at most some. */
  public static List<DeadLetter> all(
      Handle handle, CampusId campus, Optional<String> webhook, int most) {
    return handle
        .select(
            "SELECT webhook, dead_letter.position, outgoing.id, attempts, last_answer, died_at, replay_at"
                + " FROM dead_letter JOIN outgoing ON outgoing.campus = dead_letter.campus"
                + "  AND outgoing.position = dead_letter.position"
                + " WHERE dead_letter.campus = ? AND (? OR webhook = ?)"
                + " ORDER BY webhook, dead_letter.position LIMIT ?",
            campus.value(),
            webhook.isEmpty(),
            webhook.orElse(""),
            most)
        .map(
            (row, context) ->
                new DeadLetter(
                    row.getString("webhook"),
                    row.getLong("position"),
                    row.getString("id"),
                    row.getInt("attempts"),
                    row.getString("last_answer"),
                    Instant.ofEpochMilli(row.getLong("died_at")),
                    row.getObject("replay_at") != null))
        .list();
  }

  /**
   * Lets a subscriber's dead letters be sent again, once each.
   *
   * @param position only this one
   * @return how many
   */
  public static int replay(
      Handle handle, CampusId campus, String webhook, Optional<Long> position, Instant now) {
    return handle.execute(
        "UPDATE dead_letter SET replay_at = ? WHERE campus = ? AND webhook = ? AND (? OR position = ?)",
        now.toEpochMilli(),
        campus.value(),
        webhook,
        position.isEmpty(),
        position.orElse(0L));
  }

  /** How many there are, on all campuses. */
  public static long count(Handle handle) {
    return handle.select("SELECT count(*) FROM dead_letter").mapTo(long.class).one();
  }
}
