package org.clearkiosk.server.store;

import java.time.Duration;
import java.time.Instant;
import org.clearkiosk.server.identity.Lockout;
import org.jdbi.v3.core.Handle;

/** What wrong enrolment codes have locked, by where they came from. Forgotten after a while. */
public final class EnrolmentLockouts {
  private static final Duration REMEMBERED = Duration.ofDays(2);

  private EnrolmentLockouts() {}

  /** How wrong codes stand for an address. */
  public static Lockout of(Handle handle, String source) {
    return handle
        .select(
            "SELECT wrong_tries, locks, locked_until FROM enrolment_lockout WHERE source = ?",
            source)
        .map(
            (row, context) ->
                new Lockout(
                    row.getInt("wrong_tries"),
                    row.getInt("locks"),
                    Instant.ofEpochMilli(row.getLong("locked_until"))))
        .findOne()
        .orElse(Lockout.NONE);
  }

  /** Keeps how they stand, and forgets what is long past. */
  public static void keep(Handle handle, String source, Lockout lockout, Instant now) {
    handle.execute(
        "DELETE FROM enrolment_lockout WHERE tried_at <= ?", now.minus(REMEMBERED).toEpochMilli());
    handle.execute(
        "INSERT INTO enrolment_lockout (source, wrong_tries, locks, locked_until, tried_at)"
            + " VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (source) DO UPDATE SET wrong_tries = excluded.wrong_tries,"
            + " locks = excluded.locks, locked_until = excluded.locked_until,"
            + " tried_at = excluded.tried_at",
        source,
        lockout.wrongTries(),
        lockout.locks(),
        lockout.lockedUntil().toEpochMilli(),
        now.toEpochMilli());
  }
}
