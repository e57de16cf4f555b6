package org.clearkiosk.server.store;

import java.util.List;
import java.util.Map;

/** What differs between database engines, in one place. SQL that all understand is not here. */
public enum Dialect {
  /** SQLite in one file. */
  SQLITE(
      List.of("classpath:sql/common", "classpath:sql/sqlite"),
      Map.of("big", "INTEGER", "bytes", "BLOB", "table_options", "STRICT"));

  private final List<String> migrations;
  private final Map<String, String> words;

  Dialect(List<String> migrations, Map<String, String> words) {
    this.migrations = migrations;
    this.words = words;
  }

  /** Where the migrations lie. */
  List<String> migrations() {
    return migrations;
  }

  /** The engine's words for what the common migrations leave open. */
  Map<String, String> words() {
    return words;
  }
}
