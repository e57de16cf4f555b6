package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;

/** The codes with which terminals may enrol, by their digests; a terminal has one at most. */
public final class EnrolmentCodes {
  private EnrolmentCodes() {}

  /** Gives a terminal a code; one that it had before is dead. */
  public static void give(
      Handle handle, TerminalIdentity terminal, String digest, Instant now, Instant expiresAt) {
    handle.execute(
        "INSERT INTO enrolment_code (campus, terminal, digest, made_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (campus, terminal) DO UPDATE SET digest = excluded.digest,"
            + " made_at = excluded.made_at, expires_at = excluded.expires_at",
        terminal.campus().value(),
        terminal.number(),
        digest,
        now.toEpochMilli(),
        expiresAt.toEpochMilli());
  }

  /** Whose code it is; empty when it is no one's, or has ended. */
  public static Optional<TerminalIdentity> find(Handle handle, String digest, Instant now) {
    return handle
        .select(
            "SELECT campus, terminal FROM enrolment_code WHERE digest = ? AND expires_at > ?",
            digest,
            now.toEpochMilli())
        .map(
            (row, context) ->
                new TerminalIdentity(
                    new CampusId(row.getString("campus")), row.getString("terminal")))
        .findOne();
  }

  /**
   * Takes a code: whoever comes next with it finds nothing.
   *
   * @return false when it was taken before
   */
  public static boolean take(Handle handle, TerminalIdentity terminal, String digest, Instant now) {
    return handle.execute(
            "DELETE FROM enrolment_code"
                + " WHERE campus = ? AND terminal = ? AND digest = ? AND expires_at > ?",
            terminal.campus().value(),
            terminal.number(),
            digest,
            now.toEpochMilli())
        == 1;
  }

  /** Takes a terminal's code away. */
  static void forget(Handle handle, TerminalIdentity terminal) {
    handle.execute(
        "DELETE FROM enrolment_code WHERE campus = ? AND terminal = ?",
        terminal.campus().value(),
        terminal.number());
  }
}
