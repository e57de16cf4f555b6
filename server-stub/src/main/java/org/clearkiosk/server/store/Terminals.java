package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;

/** The terminals that may speak to the server; of their keys only digests are kept. */
public final class Terminals {
  private Terminals() {}

  /**
   * Adds a terminal.
   *
   * @return false when there is one of that number
   */
  public static boolean add(
      Handle handle, TerminalIdentity terminal, String keyDigest, Instant now) {
    return handle.execute(
            "INSERT INTO terminal (campus, number, key_digest, added_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (campus, number) DO NOTHING",
            terminal.campus().value(),
            terminal.number(),
            keyDigest,
            now.toEpochMilli())
        == 1;
  }

  /**
   * Gives a terminal a new key; the old one is dead. One that was revoked may speak again.
   *
   * @return false when there is none of that number
   */
  public static boolean renew(Handle handle, TerminalIdentity terminal, String keyDigest) {
    return handle.execute(
            "UPDATE terminal SET key_digest = ?, revoked_at = NULL WHERE campus = ? AND number = ?",
            keyDigest,
            terminal.campus().value(),
            terminal.number())
        == 1;
  }

  /**
   * Ends a terminal's right to speak to the server; nothing happens when it has ended before.
   *
   * @return false when there is none of that number
   */
  public static boolean revoke(Handle handle, TerminalIdentity terminal, Instant now) {
    return handle.execute(
            "UPDATE terminal SET revoked_at = COALESCE(revoked_at, ?) WHERE campus = ? AND number = ?",
            now.toEpochMilli(),
            terminal.campus().value(),
            terminal.number())
        == 1;
  }

  /** Locks a terminal until the transaction ends: no other counts for it meanwhile. */
  static void lock(Handle handle, TerminalIdentity terminal) {
    handle
        .select(
            "SELECT number FROM terminal WHERE campus = ? AND number = ? <row_lock>",
            terminal.campus().value(),
            terminal.number())
        .mapTo(String.class)
        .findOne();
  }

  /** The terminal that has a key. */
  public static Optional<TerminalIdentity> withKey(Handle handle, String keyDigest) {
    return handle
        .select(
            "SELECT campus, number FROM terminal WHERE key_digest = ? AND revoked_at IS NULL",
            keyDigest)
        .map(
            (row, context) ->
                new TerminalIdentity(
                    new CampusId(row.getString("campus")), row.getString("number")))
        .findOne();
  }
}
