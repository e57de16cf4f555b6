package org.clearkiosk.server.store;

import java.util.List;
import java.util.Map;

/**
 * What differs between database engines, in one place. SQL that all understand is not here.
 *
 * @param migrations where the migrations lie
 * @param words the engine's words for what the common migrations leave open
 * @param rowLock what follows a SELECT whose rows no other transaction may change before this one
 *     has ended; statements name it as {@code <row_lock>}
 */
record Dialect(List<String> migrations, Map<String, String> words, String rowLock) {
  /** How statements name {@link #rowLock()}. */
  static final String ROW_LOCK = "row_lock";

  /** SQLite in one file. Who may write there is alone already: no row needs a lock of its own. */
  static final Dialect SQLITE =
      new Dialect(
          List.of("classpath:sql/common", "classpath:sql/sqlite"),
          Map.of("big", "INTEGER", "table_options", "STRICT"),
          "");

  /**
   * PostgreSQL. The lock is the one that an UPDATE takes: rows that refer to the locked one may
   * still be added.
   */
  static final Dialect POSTGRESQL =
      new Dialect(
          List.of("classpath:sql/common", "classpath:sql/postgresql"),
          Map.of("big", "BIGINT", "table_options", ""),
          "FOR NO KEY UPDATE");

  Dialect {
    migrations = List.copyOf(migrations);
    words = Map.copyOf(words);
  }
}
