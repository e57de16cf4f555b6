package org.clearkiosk.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clearkiosk.server.identity.Secrets;
import org.jdbi.v3.core.Handle;

/**
 * The wrong query passwords that were typed at each terminal, whatever the card. Counted in the
 * database, so that neither a restart nor a second process gives a terminal more.
 *
 * <p>No row is locked: of tries that several processes count at the same moment one or two may come
 * through beyond the most.
 */
public final class TerminalTries {
  /** Over which time is counted. */
  public static final Duration SPAN = Duration.ofMinutes(10);

  /** How many wrong ones a terminal has within {@link #SPAN}. */
  public static final int MOST = 20;

  private TerminalTries() {}

  /**
   * How long a terminal has to wait before the next try.
   *
   * @param now real time
   * @return in whole seconds, rounded up, at most {@link #SPAN}; 0 when it need not
   */
  public static int waitSeconds(Handle handle, TerminalIdentity terminal, Instant now) {
    // what lies ahead was written before the clock was set back, and counts for no longer than SPAN
    List<Long> tried =
        handle
            .select(
                "SELECT tried_at FROM terminal_wrong_try WHERE campus = ? AND terminal = ?"
                    + " AND tried_at > ? AND tried_at <= ? ORDER BY tried_at DESC LIMIT ?",
                terminal.campus().value(),
                terminal.number(),
                now.minus(SPAN).toEpochMilli(),
                now.plus(SPAN).toEpochMilli(),
                MOST)
            .mapTo(Long.class)
            .list();
    if (tried.size() < MOST) {
      return 0;
    }
    long wait = tried.get(MOST - 1) + SPAN.toMillis() - now.toEpochMilli();
    return Math.toIntExact(Math.min(Math.max((wait + 999) / 1000, 1), SPAN.toSeconds()));
  }

  /** Counts a wrong one, and forgets what is past. */
  public static void count(Handle handle, TerminalIdentity terminal, Instant now) {
    handle.execute(
        "DELETE FROM terminal_wrong_try WHERE campus = ? AND terminal = ?"
            + " AND (tried_at <= ? OR tried_at > ?)",
        terminal.campus().value(),
        terminal.number(),
        now.minus(SPAN).toEpochMilli(),
        now.plus(SPAN).toEpochMilli());
    handle.execute(
        "INSERT INTO terminal_wrong_try (campus, id, terminal, tried_at) VALUES (?, ?, ?, ?)",
        terminal.campus().value(),
        Secrets.token(),
        terminal.number(),
        now.toEpochMilli());
  }
}
