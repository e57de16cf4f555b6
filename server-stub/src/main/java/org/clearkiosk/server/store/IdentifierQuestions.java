package org.clearkiosk.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * How often terminals ask for cards by nothing but an identifier. It is counted in the database, so
 * that neither a restart nor a second process gives a terminal more.
 */
public final class IdentifierQuestions {
  /** Over which time is counted. */
  public static final Duration SPAN = Duration.ofMinutes(1);

  private IdentifierQuestions() {}

  /**
   * Counts one more question, unless there were enough.
   *
   * @param now real time
   * @param most how many a terminal has within {@link #SPAN}
   * @return 0 when it was counted; else in how many seconds the next one is, 1 to 60
   */
  public static int ask(
      Handle handle, String id, TerminalIdentity terminal, Instant now, int most) {
    Terminals.lock(handle, terminal);
    long spanBegan = now.minus(SPAN).toEpochMilli();
    // what lies far ahead was written before the clock was set back, and would count for too long
    handle.execute(
        "DELETE FROM identifier_question WHERE campus = ? AND terminal = ? AND (asked_at <= ? OR asked_at > ?)",
        terminal.campus().value(),
        terminal.number(),
        spanBegan,
        now.plus(SPAN).toEpochMilli());
    List<Long> asked =
        handle
            .select(
                "SELECT asked_at FROM identifier_question WHERE campus = ? AND terminal = ? ORDER BY asked_at",
                terminal.campus().value(),
                terminal.number())
            .mapTo(Long.class)
            .list();
    if (asked.size() >= most) {
      long wait = asked.get(asked.size() - most) - spanBegan;
      return Math.toIntExact(Math.min(Math.max((wait + 999) / 1000, 1), SPAN.toSeconds()));
    }
    handle.execute(
        "INSERT INTO identifier_question (campus, id, terminal, asked_at) VALUES (?, ?, ?, ?)",
        terminal.campus().value(),
        id,
        terminal.number(),
        now.toEpochMilli());
    return 0;
  }
}
