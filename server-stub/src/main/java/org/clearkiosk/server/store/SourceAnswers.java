package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was answered to source systems' requests that name themselves. */
public final class SourceAnswers {
  private SourceAnswers() {}

  /**
   * An answer that was given.
   *
   * @param bodyDigest of the request's body
   * @param answer as JSON
   */
  public record Given(String bodyDigest, String answer) {}

  /** What was answered to a request, if not before a moment. */
  public static Optional<Given> find(
      Handle handle, SourceIdentity source, String id, Instant since) {
    return handle
        .select(
            "SELECT body_digest, answer FROM source_answer WHERE campus = ? AND token = ? AND id = ?"
                + " AND answered_at >= ?",
            source.campus().value(),
            source.token(),
            id,
            since.toEpochMilli())
        .map((row, context) -> new Given(row.getString("body_digest"), row.getString("answer")))
        .findOne();
  }

  /**
   * Keeps an answer, and forgets the same token's from before a moment. Where another process has
   * just kept one to a request of this id, the part that keeps it is run again and finds that one.
   */
  public static void keep(
      Handle handle, SourceIdentity source, String id, Given given, Instant now, Instant before) {
    handle.execute(
        "DELETE FROM source_answer WHERE campus = ? AND token = ? AND answered_at < ?",
        source.campus().value(),
        source.token(),
        before.toEpochMilli());
    handle.execute(
        "INSERT INTO source_answer (campus, token, id, body_digest, answer, answered_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        source.campus().value(),
        source.token(),
        id,
        given.bodyDigest(),
        given.answer(),
        now.toEpochMilli());
  }
}
