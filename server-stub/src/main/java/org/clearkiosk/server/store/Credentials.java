package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.identity.Lockout;
import org.jdbi.v3.core.Handle;

/** The query passwords' hashes, and what wrong tries have locked. */
public final class Credentials {
  private Credentials() {}

  /** Adds a student's query password. */
  public static void add(Handle handle, CampusId campus, String student, String passwordHash) {
    handle.execute(
        "INSERT INTO credential (campus, student, password_hash) VALUES (?, ?, ?)",
        campus.value(),
        student,
        passwordHash);
  }

  /** Gives a student a query password, or another one. */
  public static void set(Handle handle, CampusId campus, String student, String passwordHash) {
    handle.execute(
        "INSERT INTO credential (campus, student, password_hash) VALUES (?, ?, ?)"
            + " ON CONFLICT (campus, student) DO UPDATE SET password_hash = excluded.password_hash",
        campus.value(),
        student,
        passwordHash);
  }

  /** The hash of a student's query password. */
  public static Optional<String> passwordHash(Handle handle, CampusId campus, String student) {
    return handle
        .select(
            "SELECT password_hash FROM credential WHERE campus = ? AND student = ?",
            campus.value(),
            student)
        .mapTo(String.class)
        .findOne();
  }

  /** How wrong tries stand for a card. */
  public static Lockout lockout(Handle handle, CampusId campus, String card) {
    return handle
        .select(
            "SELECT wrong_tries, locks, locked_until FROM lockout WHERE campus = ? AND card = ?",
            campus.value(),
            card)
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
  public static Lockout lockoutToChange(Handle handle, CampusId campus, String card) {
    handle
        .select(
            "SELECT number FROM card WHERE campus = ? AND number = ? <row_lock>",
            campus.value(),
            card)
        .mapTo(String.class)
        .findOne();
    return lockout(handle, campus, card);
  }

  /** Keeps how wrong tries stand for a card. */
  public static void keep(Handle handle, CampusId campus, String card, Lockout lockout) {
    handle.execute(
        "INSERT INTO lockout (campus, card, wrong_tries, locks, locked_until)"
            + " VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (campus, card) DO UPDATE SET wrong_tries = excluded.wrong_tries,"
            + " locks = excluded.locks, locked_until = excluded.locked_until",
        campus.value(),
        card,
        lockout.wrongTries(),
        lockout.locks(),
        lockout.lockedUntil().toEpochMilli());
  }

  /**
   * Forgets the wrong tries with all cards of a student; they are to be locked.
   *
   * @return whether there were any
   */
  public static boolean forgetAll(Handle handle, CampusId campus, String student) {
    return handle.execute(
            "DELETE FROM lockout WHERE campus = ? AND card IN"
                + " (SELECT number FROM card WHERE campus = ? AND student = ?)",
            campus.value(),
            campus.value(),
            student)
        > 0;
  }

  /** Forgets a card's wrong tries. */
  public static void forget(Handle handle, CampusId campus, String card) {
    handle.execute("DELETE FROM lockout WHERE campus = ? AND card = ?", campus.value(), card);
  }
}
