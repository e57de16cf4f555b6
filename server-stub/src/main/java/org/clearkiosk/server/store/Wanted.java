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
 */
final class Wanted {
  private Wanted() {}

  /**
   * Rows of a campus, in the order of the keys.
   *
   * @param key the column
   * @param values one at least
   */
  static <T> List<T> rows(
      Handle handle,
      CampusId campus,
      String columns,
      String table,
      String key,
      Collection<String> values,
      Directly.RowReader<T> reader) {
    return rows(handle, campus, columns, table, key, values, reader, "");
  }

  /**
   * The same rows, locked until the transaction ends; as {@code <row_lock>} says, and in the order
   * of the keys.
   */
  static <T> List<T> lockedRows(
      Handle handle,
      CampusId campus,
      String columns,
      String table,
      String key,
      Collection<String> values,
      Directly.RowReader<T> reader) {
    return rows(handle, campus, columns, table, key, values, reader, "<row_lock>");
  }

  private static <T> List<T> rows(
      Handle handle,
      CampusId campus,
      String columns,
      String table,
      String key,
      Collection<String> values,
      Directly.RowReader<T> reader,
      String lock) {
    boolean one = values.size() == 1;
    return Directly.select(
        handle,
        "SELECT "
            + columns
            + (one ? " FROM <one_wanted> " : " FROM <each_wanted> ")
            + table
            + " WHERE campus = ? AND "
            + key
            + " = wanted.value "
            + lock
            + " <end_of_wanted>",
        reader,
        one ? values.iterator().next() : Json.write(List.copyOf(values)),
        campus.value());
  }
}
