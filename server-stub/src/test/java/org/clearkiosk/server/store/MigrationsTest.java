package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An older database is brought up to date and keeps its rows; a newer one is left alone. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class MigrationsTest {
  /** A row in every table of the first version, in an order that the references allow. */
  private static final Map<String, String> FIRST_ROWS = firstRows();

  @Parameter private TestEngine engine;

  private DataFolder folder;
  private DatabaseAddress address;

  private static Map<String, String> firstRows() {
    Map<String, String> rows = new TreeMap<>();
    rows.put(
        "01 student", "'main', '1', 'N', 'undergraduate', 'graduating', NULL, 100, 200, '0000'");
    rows.put("02 trait", "'main', '1', 'lives_in'");
    rows.put("03 office_step", "'main', '1', 'library', 5");
    rows.put("04 blocker", "'main', '1', 'library', '1', 'books', 5, NULL, NULL, NULL, 0");
    rows.put("05 card", "'main', '60', '1', 'active', 1");
    rows.put("06 credential", "'main', '1', 'hash'");
    rows.put("07 lockout", "'main', '60', 2, 1, 5");
    rows.put("08 terminal", "'main', '07', 5, NULL");
    rows.put("09 challenge", "'main', 'c', '07', '60', 1, 'nonce', 5, 6");
    rows.put("10 session", "'main', 's', '07', '60', '1', 5, 6, NULL, NULL");
    rows.put("11 completion_event", "'main', 'e', '07', 1, 's', 5, 'body', 'digest', 'answer'");
    rows.put("12 completion", "'main', '1', '2012', 'e', '0612-07-0001', 5");
    rows.put("13 card_right", "'main', '60', 'library_borrowing', 0, 'e'");
    return rows;
  }

  @BeforeEach
  void prepare(@TempDir Path path) throws Exception {
    folder = DataFolder.open(path);
    address = engine.empty(folder);
  }

  @AfterEach
  void forget() {
    engine.forget(address);
  }

  @Test
  void theFirstVersionsRowsAreAllThereAfterwards() throws Exception {
    Engine first = Database.engine(address);
    Flyway.configure()
        .dataSource(first.migrating())
        .locations(first.dialect().migrations().toArray(String[]::new))
        .placeholders(first.dialect().words())
        .target("1")
        .load()
        .migrate();
    try (Handle handle = Jdbi.open(first.writing())) {
      FIRST_ROWS.forEach(
          (table, values) ->
              handle.execute("INSERT INTO " + name(table) + " VALUES (" + values + ")"));
      Map<String, Map<String, Object>> before = rows(handle);
      assertThat(before).hasSameSizeAs(FIRST_ROWS);
      Database.open(folder, address).close();
      Map<String, Map<String, Object>> after = rows(handle);
      before.forEach(
          (table, row) -> assertThat(after.get(table)).as(table).containsAllEntriesOf(row));
    }
  }

  /** The one row of each table. */
  private static Map<String, Map<String, Object>> rows(Handle handle) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (String table : FIRST_ROWS.keySet()) {
      rows.put(table, handle.select("SELECT * FROM " + name(table)).mapToMap().one());
    }
    return rows;
  }

  private static String name(String table) {
    return table.substring(table.indexOf(' ') + 1);
  }

  @Test
  void aNewerVersionsDatabaseIsLeftAlone() throws Exception {
    Database.open(folder, address).close();
    try (Handle handle = Jdbi.open(Database.engine(address).writing())) {
      handle.execute(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, installed_on, execution_time, success)"
              + " VALUES (900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'later',"
              + " CURRENT_TIMESTAMP, 1, "
              + (engine == TestEngine.SQLITE ? "1" : "true")
              + ")");
      List<Map<String, Object>> before = history(handle);
      assertThatThrownBy(() -> Database.open(folder, address))
          .isInstanceOf(UnfitDatabaseException.class)
          .hasMessageContaining("newer version")
          .hasMessageContaining("900")
          .hasMessageContaining("Nothing was changed");
      assertThat(history(handle)).isEqualTo(before);
    }
  }

  private static List<Map<String, Object>> history(Handle handle) {
    return handle
        .select("SELECT installed_rank, version, checksum FROM flyway_schema_history ORDER BY 1")
        .mapToMap()
        .list();
  }
}
