package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The sector keys that wait for their session. Each is taken once, by the terminal that asked. */
public final class SectorKeyGrants {
  private SectorKeyGrants() {}

  /**
   * A key that was given out; the key itself is not kept.
   *
   * @param card the number of the card on record that it belongs to
   * @param expiresAt when it no longer opens a session
   */
  public record Given(String card, Instant expiresAt) {
    /** Names no card. */
    @Override
    public String toString() {
      return "Given[]";
    }
  }

  /**
   * Keeps a grant. Those of the terminal that have ended are dropped, and the oldest where it would
   * have more than a few.
   *
   * @param most how many a terminal may have at a time
   */
  public static void keep(
      Handle handle, String id, TerminalIdentity terminal, Given given, Instant now, int most) {
    handle.execute(
        "DELETE FROM sector_key WHERE campus = ? AND terminal = ? AND (expires_at <= ? OR made_at > ?)",
        terminal.campus().value(),
        terminal.number(),
        now.toEpochMilli(),
        now.toEpochMilli());
    handle.execute(
        "DELETE FROM sector_key WHERE campus = ? AND id IN"
            + " (SELECT id FROM sector_key WHERE campus = ? AND terminal = ?"
            + " ORDER BY made_at DESC, id LIMIT 1000 OFFSET ?)",
        terminal.campus().value(),
        terminal.campus().value(),
        terminal.number(),
        most - 1);
    handle.execute(
        "INSERT INTO sector_key (campus, id, terminal, card, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
        terminal.campus().value(),
        id,
        terminal.number(),
        given.card(),
        now.toEpochMilli(),
        given.expiresAt().toEpochMilli());
  }

  /** Takes a grant: whoever asks next finds nothing. */
  public static Optional<Given> take(Handle handle, String id, TerminalIdentity terminal) {
    return handle
        .select(
            "DELETE FROM sector_key WHERE campus = ? AND id = ? AND terminal = ? RETURNING card, expires_at",
            terminal.campus().value(),
            id,
            terminal.number())
        .map(
            (row, context) ->
                new Given(row.getString("card"), Instant.ofEpochMilli(row.getLong("expires_at"))))
        .findOne();
  }
}
