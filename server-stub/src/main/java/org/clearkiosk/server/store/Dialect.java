package org.clearkiosk.server.store;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What differs between database engines, in one place. SQL that all understand is not here.
 *
 * @param migrations where the migrations lie
 * @param words the engine's words for what the common migrations leave open
 * @param rowLock what follows a SELECT whose rows no other transaction may change before this one
 *     has ended; statements name it as {@code <row_lock>}
 * @param oneWanted what precedes a table of which the rows of one key are looked up, by {@code
 *     wanted.value}; one argument, the key
 * @param eachWanted what precedes a table of which the rows of many keys are looked up, each by its
 *     key {@code wanted.value}; one argument, the keys as a JSON array
 * @param endOfWanted what follows that lookup's condition; see {@link Wanted}
 */
record Dialect(
    List<String> migrations,
    Map<String, String> words,
    String rowLock,
    String oneWanted,
    String eachWanted,
    String endOfWanted) {
  /** SQLite in one file. Who may write there is alone already: no row needs a lock of its own. */
  static final Dialect SQLITE =
      new Dialect(
          List.of("classpath:sql/common", "classpath:sql/sqlite"),
          Map.of("big", "INTEGER", "table_options", "STRICT"),
          "",
          "(SELECT ? AS value) AS wanted CROSS JOIN",
          "(SELECT value FROM json_each(?)) AS wanted CROSS JOIN",
          "");

  /**
   * PostgreSQL. The lock is the one that an UPDATE takes: rows that refer to the locked one may
   * still be added.
   */
  static final Dialect POSTGRESQL =
      new Dialect(
          List.of("classpath:sql/common", "classpath:sql/postgresql"),
          Map.of("big", "BIGINT", "table_options", ""),
          "FOR NO KEY UPDATE",
          "(SELECT CAST(? AS text)) AS wanted (value) CROSS JOIN LATERAL (SELECT * FROM",
          "json_array_elements_text(CAST(? AS json)) AS wanted (value)"
              + " CROSS JOIN LATERAL (SELECT * FROM",
          // a subquery that is not taken apart
          "OFFSET 0) AS found");

  Dialect {
    migrations = List.copyOf(migrations);
    words = Map.copyOf(words);
  }

  /** Connections whose statements may name what differs. */
  Jdbi on(DataSource source) {
    return Jdbi.create(source)
        .define("row_lock", rowLock)
        .define("one_wanted", oneWanted)
        .define("each_wanted", eachWanted)
        .define("end_of_wanted", endOfWanted);
  }
}
