package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The terminals that were ever added; who may speak for one shows a certificate of its own. */
public final class Terminals {
  private Terminals() {}

  /**
   * Adds a terminal.
   *
   * @return false when there is one of that number
   */
  public static boolean add(Handle handle, TerminalIdentity terminal, Instant now) {
    return handle.execute(
            "INSERT INTO terminal (campus, number, added_at) VALUES (?, ?, ?)"
                + " ON CONFLICT (campus, number) DO NOTHING",
            terminal.campus().value(),
            terminal.number(),
            now.toEpochMilli())
        == 1;
  }

  /**
   * Lets a terminal that was revoked speak again, once it has another certificate. Those that it
   * has are ended: whatever its revocation did not meet must not come to life with this.
   *
   * @return false when there is none of that number
   */
  public static boolean restore(Handle handle, TerminalIdentity terminal, Instant now) {
    boolean known = lock(handle, terminal);
    boolean revoked =
        known
            && handle.execute(
                    "UPDATE terminal SET revoked_at = NULL"
                        + " WHERE campus = ? AND number = ? AND revoked_at IS NOT NULL",
                    terminal.campus().value(),
                    terminal.number())
                == 1;
    if (revoked) {
      TerminalCertificates.endAll(handle, terminal, now);
    }
    return known;
  }

  /**
   * Ends a terminal's right to speak to the server: its certificates and its code are dead. Nothing
   * happens when it has ended before.
   *
   * @return false when there is none of that number
   */
  public static boolean revoke(Handle handle, TerminalIdentity terminal, Instant now) {
    boolean known =
        handle.execute(
                "UPDATE terminal SET revoked_at = COALESCE(revoked_at, ?)"
                    + " WHERE campus = ? AND number = ?",
                now.toEpochMilli(),
                terminal.campus().value(),
                terminal.number())
            == 1;
    if (known) {
      TerminalCertificates.endAll(handle, terminal, now);
      EnrolmentCodes.forget(handle, terminal);
    }
    return known;
  }

  /**
   * Locks a terminal until the transaction ends: no other counts for it meanwhile.
   *
   * @return false when there is none of that number
   */
  static boolean lock(Handle handle, TerminalIdentity terminal) {
    return locked(handle, "", terminal);
  }

  /**
   * Locks a terminal that was not revoked, until the transaction ends: what the transaction gives
   * it, a revocation waits for and ends.
   *
   * @return false when it was revoked, or there is none of that number
   */
  public static boolean lockUnlessRevoked(Handle handle, TerminalIdentity terminal) {
    return locked(handle, " AND revoked_at IS NULL", terminal);
  }

  private static boolean locked(Handle handle, String further, TerminalIdentity terminal) {
    return handle
        .select(
            "SELECT number FROM terminal WHERE campus = ? AND number = ?" + further + " <row_lock>",
            terminal.campus().value(),
            terminal.number())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /**
   * How a terminal stands, for its operator. All times are real.
   *
   * @param identity which
   * @param addedAt when it was added
   * @param revokedAt when it was revoked; null while it is not
   * @param certificateUntil when the certificate that it uses ends; null where it uses none
   * @param codeUntil when the code with which it may enrol ends or ended; null where it has none
   */
  public record Standing(
      TerminalIdentity identity,
      Instant addedAt,
      @Nullable Instant revokedAt,
      @Nullable Instant certificateUntil,
      @Nullable Instant codeUntil) {}

  /** How all terminals of a campus stand, in the order of their numbers. */
  public static List<Standing> standings(Handle handle, CampusId campus) {
    return handle
        .select(
            "SELECT number, added_at, revoked_at,"
                + " (SELECT max(expires_at) FROM terminal_certificate WHERE"
                + " terminal_certificate.campus = terminal.campus"
                + " AND terminal_certificate.terminal = number"
                + " AND used_at IS NOT NULL AND ended_at IS NULL) AS certificate_until,"
                + " (SELECT expires_at FROM enrolment_code WHERE"
                + " enrolment_code.campus = terminal.campus AND enrolment_code.terminal = number)"
                + " AS code_until"
                + " FROM terminal WHERE campus = ? ORDER BY number",
            campus.value())
        .map(
            (row, context) ->
                new Standing(
                    new TerminalIdentity(campus, row.getString("number")),
                    Instant.ofEpochMilli(row.getLong("added_at")),
                    instant(row, "revoked_at"),
                    instant(row, "certificate_until"),
                    instant(row, "code_until")))
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long milliseconds = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(milliseconds);
  }
}
