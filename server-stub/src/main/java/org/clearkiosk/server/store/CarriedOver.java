package org.clearkiosk.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What a restore takes over from the database that it replaces: what was ended after the backup
 * does not come back to life with it. Only what makes others fewer is taken over, and nothing that
 * lets anyone in: the earlier database may be replaced because it is not to be trusted.
 *
 * @param terminals that were revoked
 * @param certificates of terminals that have ended, or were forgotten unused
 * @param codes for enrolment that were used or taken back
 * @param tokens of source systems that were revoked
 * @param cards that were reported lost or stopped
 * @param webhooks that were removed, or wanted no more
 * @param hallLines days of which the numbers in the service hall's line go on after the last
 */
public record CarriedOver(
    int terminals,
    int certificates,
    int codes,
    int tokens,
    int cards,
    int webhooks,
    int hallLines) {
  /** SQLite's CORRUPT, CANTOPEN and NOTADB. */
  private static final Set<Integer> UNREADABLE = Set.of(11, 14, 26);

  /** The bits of an extended result code that say which code it is. */
  private static final int PRIMARY_CODE = 0xff;

  /** Where a terminal is known there, what is missing there was taken away. */
  private static final String KNOWN_THERE =
      "EXISTS (SELECT 1 FROM earlier.terminal AS known"
          + " WHERE known.campus = here.campus AND known.number = here.terminal)";

  /** What is missing there may never have been there: that it was removed is in the audit chain. */
  private static final String REMOVED_THERE =
      "EXISTS (SELECT 1 FROM earlier.audit_entry AS noted WHERE noted.campus = here.campus"
          + " AND noted.action = 'webhook_removed'"
          + " AND noted.detail ->> '$.webhook' = here.%s)";

  /**
   * Takes it over, all or nothing.
   *
   * @param restored a copy of the backup that no one uses yet
   * @param earlier the database that it is to replace
   * @return empty when the earlier one cannot be read
   */
  static Optional<CarriedOver> into(Path restored, Path earlier, Instant now) {
    try (Handle handle = Jdbi.open(new SqliteEngine(restored).writing())) {
      handle.execute("ATTACH DATABASE ? AS earlier", earlier.toAbsolutePath().toString());
      return Optional.of(Commits.inTransaction(handle, transaction -> all(transaction, now)));
    } catch (JdbiException e) {
      if (unreadable(e)) {
        return Optional.empty();
      }
      // nothing has been replaced yet, and whatever was revoked would come back to life
      throw e;
    }
  }

  private static boolean unreadable(JdbiException failure) {
    return failure.getCause() instanceof SQLException sql
        && UNREADABLE.contains(sql.getErrorCode() & PRIMARY_CODE);
  }

  private static CarriedOver all(Handle handle, Instant now) {
    return new CarriedOver(
        handle.execute(
            "UPDATE main.terminal AS here SET revoked_at = there.revoked_at"
                + " FROM earlier.terminal AS there"
                + " WHERE there.campus = here.campus AND there.number = here.number"
                + " AND here.revoked_at IS NULL AND there.revoked_at IS NOT NULL"),
        changed(
                handle,
                "terminal_certificate",
                "UPDATE main.terminal_certificate AS here SET ended_at = there.ended_at"
                    + " FROM earlier.terminal_certificate AS there"
                    + " WHERE there.digest = here.digest"
                    + " AND here.ended_at IS NULL AND there.ended_at IS NOT NULL")
            + changed(
                handle,
                "terminal_certificate",
                "UPDATE main.terminal_certificate AS here SET ended_at = ?"
                    + " WHERE used_at IS NULL AND ended_at IS NULL AND "
                    + KNOWN_THERE
                    + " AND digest NOT IN (SELECT digest FROM earlier.terminal_certificate)",
                now.toEpochMilli()),
        changed(
            handle,
            "enrolment_code",
            "DELETE FROM main.enrolment_code AS here WHERE "
                + KNOWN_THERE
                + " AND digest NOT IN (SELECT digest FROM earlier.enrolment_code)"),
        changed(
            handle,
            "source_token",
            "UPDATE main.source_token AS here SET revoked_at = there.revoked_at"
                + " FROM earlier.source_token AS there WHERE there.digest = here.digest"
                + " AND here.revoked_at IS NULL AND there.revoked_at IS NOT NULL"),
        handle.execute(
            "UPDATE main.card AS here SET state = there.state FROM earlier.card AS there"
                + " WHERE there.campus = here.campus AND there.number = here.number"
                + " AND here.state = 'active' AND there.state <> 'active'"),
        webhooks(handle),
        hallLines(handle));
  }

  /** The numbers alone: with the places would come sessions, which let others in. */
  private static int hallLines(Handle handle) {
    return changed(
        handle,
        "hall_ticket_head",
        "INSERT INTO main.hall_ticket_head (campus, day, number)"
            + " SELECT there.campus, there.day, there.number FROM earlier.hall_ticket_head AS there"
            + " WHERE there.campus IN (SELECT id FROM main.campus)"
            + " ON CONFLICT (campus, day) DO UPDATE SET number = excluded.number"
            + " WHERE excluded.number > hall_ticket_head.number");
  }

  private static int webhooks(Handle handle) {
    int stopped =
        changed(
            handle,
            "webhook",
            "UPDATE main.webhook AS here SET stopped_at = there.stopped_at"
                + " FROM earlier.webhook AS there"
                + " WHERE there.campus = here.campus AND there.id = here.id"
                + " AND here.stopped_at IS NULL AND there.stopped_at IS NOT NULL");
    changed(
        handle,
        "dead_letter",
        "DELETE FROM main.dead_letter AS here WHERE " + REMOVED_THERE.formatted("webhook"));
    return stopped
        + changed(
            handle,
            "webhook",
            "DELETE FROM main.webhook AS here WHERE " + REMOVED_THERE.formatted("id"));
  }

  /** Either database may be of a version that did not have the table. */
  private static int changed(Handle handle, String table, String change, Object... arguments) {
    return has(handle, "main", table) && has(handle, "earlier", table)
        ? handle.execute(change, arguments)
        : 0;
  }

  private static boolean has(Handle handle, String database, String table) {
    return handle
        .select("SELECT name FROM " + database + ".sqlite_schema WHERE name = ?", table)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }
}
