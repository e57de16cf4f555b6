package org.clearkiosk.server.store;

import java.util.List;
import java.util.Map;

/**
 * What differs between database engines, in one place. SQL that all understand is not here.
 *
 * @param migrations where the migrations lie
 * @param words the engine's words for what the common migrations leave open
 */
record Dialect(List<String> migrations, Map<String, String> words) {
  /** SQLite in one file. */
  static final Dialect SQLITE =
      new Dialect(
          List.of("classpath:sql/common", "classpath:sql/sqlite"),
          Map.of("big", "INTEGER", "table_options", "STRICT"));

  Dialect {
    migrations = List.copyOf(migrations);
    words = Map.copyOf(words);
  }
}
