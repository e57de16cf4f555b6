package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;

/** The certificates that terminals were given, by their digests. */
public final class TerminalCertificates {
  private TerminalCertificates() {}

  /**
   * A certificate on record.
   *
   * @param terminal whose
   * @param expiresAt when it ends, in real time
   * @param used whether the terminal has shown it yet
   * @param ended whether it was revoked, or another took its place
   */
  public record Entry(TerminalIdentity terminal, Instant expiresAt, boolean used, boolean ended) {}

  /** The certificate of a digest (SHA-256, hexadecimal). */
  public static Optional<Entry> find(Handle handle, String digest) {
    return Directly.select(
            handle,
            "SELECT terminal_certificate.campus, terminal, expires_at, used_at IS NOT NULL AS used,"
                + " ended_at IS NOT NULL OR revoked_at IS NOT NULL AS ended"
                + " FROM terminal_certificate JOIN terminal"
                + " ON terminal.campus = terminal_certificate.campus AND number = terminal"
                + " WHERE digest = ?",
            row ->
                new Entry(
                    new TerminalIdentity(
                        new CampusId(row.getString("campus")), row.getString("terminal")),
                    Instant.ofEpochMilli(row.getLong("expires_at")),
                    row.getBoolean("used"),
                    row.getBoolean("ended")),
            digest)
        .stream()
        .findFirst();
  }

  /** For what a certificate was given. */
  public enum Given {
    /** A code: a machine takes the terminal's place, which no renewal of another takes away. */
    FOR_A_CODE,
    /** The one before, which the same machine shows. */
    FOR_THE_LAST
  }

  /**
   * Keeps a new certificate; those that were given before and never used are forgotten, of enrolled
   * machines only where another is enrolled.
   */
  public static void add(
      Handle handle,
      TerminalIdentity terminal,
      Given given,
      String digest,
      Instant now,
      Instant expiresAt) {
    int enrolled = given == Given.FOR_A_CODE ? 1 : 0;
    handle.execute(
        "DELETE FROM terminal_certificate WHERE campus = ? AND terminal = ? AND used_at IS NULL"
            + " AND enrolled <= ?",
        terminal.campus().value(),
        terminal.number(),
        enrolled);
    handle.execute(
        "INSERT INTO terminal_certificate (campus, digest, terminal, issued_at, expires_at, enrolled)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        terminal.campus().value(),
        digest,
        terminal.number(),
        now.toEpochMilli(),
        expiresAt.toEpochMilli(),
        enrolled);
  }

  /**
   * Keeps that a certificate was shown for the first time: the others of its terminal end, but for
   * that of a machine which was enrolled to take the place of one that has renewed.
   */
  public static void used(Handle handle, TerminalIdentity terminal, String digest, Instant now) {
    boolean first =
        handle.execute(
                "UPDATE terminal_certificate SET used_at = ?"
                    + " WHERE campus = ? AND digest = ? AND used_at IS NULL AND ended_at IS NULL",
                now.toEpochMilli(),
                terminal.campus().value(),
                digest)
            == 1;
    if (first) {
      handle.execute(
          "UPDATE terminal_certificate SET ended_at = ?"
              + " WHERE campus = ? AND terminal = ? AND digest <> ? AND ended_at IS NULL"
              + " AND (used_at IS NOT NULL OR enrolled = 0 OR EXISTS (SELECT 1"
              + " FROM terminal_certificate AS shown"
              + " WHERE shown.campus = ? AND shown.digest = ? AND shown.enrolled = 1))",
          now.toEpochMilli(),
          terminal.campus().value(),
          terminal.number(),
          digest,
          terminal.campus().value(),
          digest);
    }
  }

  /** When the certificate that a terminal uses ends; empty where it uses none. */
  public static Optional<Instant> expiry(Handle handle, TerminalIdentity terminal) {
    return handle
        .select(
            "SELECT expires_at FROM terminal_certificate WHERE campus = ? AND terminal = ?"
                + " AND used_at IS NOT NULL AND ended_at IS NULL ORDER BY expires_at DESC LIMIT 1",
            terminal.campus().value(),
            terminal.number())
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** Ends all certificates of a terminal. */
  static void endAll(Handle handle, TerminalIdentity terminal, Instant now) {
    handle.execute(
        "UPDATE terminal_certificate SET ended_at = ?"
            + " WHERE campus = ? AND terminal = ? AND ended_at IS NULL",
        now.toEpochMilli(),
        terminal.campus().value(),
        terminal.number());
  }
}
