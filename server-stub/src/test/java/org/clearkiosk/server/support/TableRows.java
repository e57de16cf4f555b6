package org.clearkiosk.server.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** All that a database holds, past every store: its tables, and their rows as text. */
public final class TableRows {
  private TableRows() {}

  /** The rows of each table that there is, in an order. */
  public static Map<String, List<String>> of(TestServer server) {
    return server.read(
        handle -> {
          Map<String, List<String>> rows = new TreeMap<>();
          for (String table : tables(handle)) {
            rows.put(table, rows(handle, table));
          }
          return rows;
        });
  }

  private static List<String> rows(Handle handle, String table) {
    return handle.select("SELECT * FROM " + table).mapToMap().stream()
        .map(row -> new TreeMap<>(row).toString())
        .sorted()
        .toList();
  }

  private static List<String> tables(Handle handle) {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        handle
            .getConnection()
            .getMetaData()
            .getTables(null, null, "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return tables;
  }
}
