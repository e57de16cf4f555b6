package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The challenges that wait for an answer. Each is taken once, by the terminal that asked. */
public final class Challenges {
  private Challenges() {}

  /**
   * A challenge that was given.
   *
   * @param card the card number that was read, known or not
   * @param keyGeneration the generation that was read
   * @param nonce 16 bytes as 32 hexadecimal digits
   * @param expiresAt when it ends
   */
  public record Given(String card, int keyGeneration, String nonce, Instant expiresAt) {
    /** Names no card. */
    @Override
    public String toString() {
      return "Given[]";
    }
  }

  /**
   * Keeps a challenge. Those of the terminal that have ended are dropped, and the oldest where it
   * would have more than a few.
   *
   * @param most how many a terminal may have at a time
   */
  public static void keep(
      Handle handle, String id, TerminalIdentity terminal, Given challenge, Instant now, int most) {
    handle.execute(
        "DELETE FROM challenge WHERE campus = ? AND terminal = ? AND (expires_at <= ? OR made_at > ?)",
        terminal.campus().value(),
        terminal.number(),
        now.toEpochMilli(),
        now.toEpochMilli());
    handle.execute(
        "DELETE FROM challenge WHERE campus = ? AND id IN"
            + " (SELECT id FROM challenge WHERE campus = ? AND terminal = ?"
            + " ORDER BY made_at DESC, id LIMIT 1000 OFFSET ?)",
        terminal.campus().value(),
        terminal.campus().value(),
        terminal.number(),
        most - 1);
    handle.execute(
        "INSERT INTO challenge (campus, id, terminal, card, key_generation, nonce, made_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        terminal.campus().value(),
        id,
        terminal.number(),
        challenge.card(),
        challenge.keyGeneration(),
        challenge.nonce(),
        now.toEpochMilli(),
        challenge.expiresAt().toEpochMilli());
  }

  /** Takes a challenge: whoever asks next finds nothing. */
  public static Optional<Given> take(Handle handle, String id, TerminalIdentity terminal) {
    return handle
        .select(
            "DELETE FROM challenge WHERE campus = ? AND id = ? AND terminal = ?"
                + " RETURNING card, key_generation, nonce, expires_at",
            terminal.campus().value(),
            id,
            terminal.number())
        .map(
            (row, context) ->
                new Given(
                    row.getString("card"),
                    row.getInt("key_generation"),
                    row.getString("nonce"),
                    Instant.ofEpochMilli(row.getLong("expires_at"))))
        .findOne();
  }
}
