package org.clearkiosk.server.store;

import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * By how many facts that source systems and lists bring a database and its backup are apart: there
 * in one alone, or said otherwise.
 *
 * @param blockers that differ
 * @param steps of offices that differ
 */
public record FactsApart(long blockers, long steps) {
  private static final String BLOCKER =
      "campus, student, source, source_id, kind, amount_fen, item, words_zh, words_en";

  /** Counts them; empty where one of the two cannot be read. */
  public static Optional<FactsApart> of(Path backup, Path database) {
    try (Handle handle = Jdbi.open(new SqliteEngine(database).reading())) {
      handle.execute("ATTACH DATABASE ? AS backup", backup.toAbsolutePath().toString());
      return Optional.of(
          new FactsApart(
              apart(handle, "blocker", BLOCKER, "campus, student, source, source_id"),
              apart(handle, "office_step", "campus, student, office", "campus, student, office")));
    } catch (JdbiException e) {
      return Optional.empty();
    }
  }

  private static long apart(Handle handle, String table, String columns, String key) {
    String here = "SELECT %s FROM main.%s".formatted(columns, table);
    String there = "SELECT %s FROM backup.%s".formatted(columns, table);
    return handle
        .select(
            "SELECT count(*) FROM (SELECT DISTINCT %s FROM (SELECT * FROM (%s EXCEPT %s)"
                    .formatted(key, here, there)
                + " UNION ALL SELECT * FROM (%s EXCEPT %s)))".formatted(there, here))
        .mapTo(long.class)
        .one();
  }
}
