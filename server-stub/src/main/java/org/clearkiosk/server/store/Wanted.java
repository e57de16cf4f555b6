package org.clearkiosk.server.store;

import java.util.Collection;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Json;
import org.jdbi.v3.core.Handle;

/**
 * Rows of many keys by one statement, each looked up by its key, whatever the engine believes about
 * the table: of one that is being filled PostgreSQL may know nothing yet, and would for a plain
 * {@code IN (…)} keep to reading all of a campus. A single key is not wrapped into JSON: most
 * batches of a quiet server are of one.
 *
 * @param <T> what a row says
 */
final class Wanted<T> {
  private final String ofOne;
  private final String ofEach;
  private final Directly.RowReader<T> reader;

  private Wanted(String columns, String condition, Directly.RowReader<T> reader) {
    this.ofOne = "SELECT " + columns + " FROM <one_wanted> " + condition + " <end_of_wanted>";
    this.ofEach = "SELECT " + columns + " FROM <each_wanted> " + condition + " <end_of_wanted>";
    this.reader = reader;
  }

  /**
   * Rows of a campus.
   *
   * @param key the column by which they are looked up
   */
  static <T> Wanted<T> rows(
      String columns, String table, String key, Directly.RowReader<T> reader) {
    return new Wanted<>(columns, condition(table, key), reader);
  }

  /** The same rows, locked until the transaction ends, as {@code <row_lock>} says. */
  static <T> Wanted<T> lockedRows(
      String columns, String table, String key, Directly.RowReader<T> reader) {
    return new Wanted<>(columns, condition(table, key) + " <row_lock>", reader);
  }

  private static String condition(String table, String key) {
    return table + " WHERE campus = ? AND " + key + " = wanted.value";
  }

  /**
   * What the rows of some keys say, in the order of the keys.
   *
   * @param keys one at least
   */
  List<T> of(Handle handle, CampusId campus, Collection<String> keys) {
    return keys.size() == 1
        ? Directly.select(handle, ofOne, reader, keys.iterator().next(), campus.value())
        : Directly.select(handle, ofEach, reader, Json.write(List.copyOf(keys)), campus.value());
  }
}
