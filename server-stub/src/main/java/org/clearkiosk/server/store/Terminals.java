package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The terminals that may speak to the server; of their keys only digests are kept. */
public final class Terminals {
  private Terminals() {}

  /**
   * Adds a terminal.
   *
   * @return false when there is one of that number
   */
  public static boolean add(Handle handle, String number, String keyDigest, Instant now) {
    return handle.execute(
            "INSERT INTO terminal (number, key_digest, added_at) VALUES (?, ?, ?)"
                + " ON CONFLICT (number) DO NOTHING",
            number,
            keyDigest,
            now.toEpochMilli())
        == 1;
  }

  /**
   * Gives a terminal a new key; the old one is dead. One that was revoked may speak again.
   *
   * @return false when there is none of that number
   */
  public static boolean renew(Handle handle, String number, String keyDigest) {
    return handle.execute(
            "UPDATE terminal SET key_digest = ?, revoked_at = NULL WHERE number = ?",
            keyDigest,
            number)
        == 1;
  }

  /**
   * Ends a terminal's right to speak to the server; nothing happens when it has ended before.
   *
   * @return false when there is none of that number
   */
  public static boolean revoke(Handle handle, String number, Instant now) {
    return handle.execute(
            "UPDATE terminal SET revoked_at = COALESCE(revoked_at, ?) WHERE number = ?",
            now.toEpochMilli(),
            number)
        == 1;
  }

  /** Locks a terminal until the transaction ends: no other counts for it meanwhile. */
  static void lock(Handle handle, String number) {
    handle
        .select("SELECT number FROM terminal WHERE number = ? <row_lock>", number)
        .mapTo(String.class)
        .findOne();
  }

  /** The number of the terminal that has a key. */
  public static Optional<String> withKey(Handle handle, String keyDigest) {
    return handle
        .select(
            "SELECT number FROM terminal WHERE key_digest = ? AND revoked_at IS NULL", keyDigest)
        .mapTo(String.class)
        .findOne();
  }
}
