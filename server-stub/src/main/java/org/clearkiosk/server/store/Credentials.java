package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.clearkiosk.server.identity.Lockout;
import org.jdbi.v3.core.Handle;

/** The query passwords' hashes, and what wrong tries have locked. */
public final class Credentials {
  private Credentials() {}

  /** Adds a student's query password. */
  public static void add(Handle handle, String student, String passwordHash) {
    handle.execute(
        "INSERT INTO credential (student, password_hash) VALUES (?, ?)", student, passwordHash);
  }

  /** The hash of a student's query password. */
  public static Optional<String> passwordHash(Handle handle, String student) {
    return handle
        .select("SELECT password_hash FROM credential WHERE student = ?", student)
        .mapTo(String.class)
        .findOne();
  }

  /** How wrong tries stand for a card. */
  public static Lockout lockout(Handle handle, String card) {
    return handle
        .select("SELECT wrong_tries, locks, locked_until FROM lockout WHERE card = ?", card)
        .map(
            (row, context) ->
                new Lockout(
                    row.getInt("wrong_tries"),
                    row.getInt("locks"),
                    Instant.ofEpochMilli(row.getLong("locked_until"))))
        .findOne()
        .orElse(Lockout.NONE);
  }

  /**
   * How wrong tries stand for a card, which is locked until the transaction ends: no other counts
   * meanwhile.
   */
  public static Lockout lockoutToChange(Handle handle, String card) {
    handle
        .select("SELECT number FROM card WHERE number = ? <row_lock>", card)
        .mapTo(String.class)
        .findOne();
    return lockout(handle, card);
  }

  /** Keeps how wrong tries stand for a card. */
  public static void keep(Handle handle, String card, Lockout lockout) {
    handle.execute(
        "INSERT INTO lockout (card, wrong_tries, locks, locked_until) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (card) DO UPDATE SET wrong_tries = excluded.wrong_tries,"
            + " locks = excluded.locks, locked_until = excluded.locked_until",
        card,
        lockout.wrongTries(),
        lockout.locks(),
        lockout.lockedUntil().toEpochMilli());
  }

  /** Forgets a card's wrong tries. */
  public static void forget(Handle handle, String card) {
    handle.execute("DELETE FROM lockout WHERE card = ?", card);
  }
}
