package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's readers prepare a question once for each connection, not once for each request. */
class PooledStatementsTest {
  @Test
  void whatWasPreparedStaysWhenTheConnectionGoesBack(@TempDir Path folder) throws Exception {
    try (Database database = Database.open(DataFolder.open(folder))) {
      Jdbi reading = database.reading();
      reading.useHandle(PooledStatementsTest::ask);
      int once = reading.withHandle(PooledStatementsTest::kept);
      assertThat(once).isPositive();
      for (int i = 0; i < 10; i++) {
        reading.useHandle(PooledStatementsTest::ask);
      }
      assertThat(reading.withHandle(PooledStatementsTest::kept).intValue()).isEqualTo(once);
    }
  }

  private static void ask(Handle handle) {
    assertThat(Students.find(handle, CampusId.MAIN, "nobody")).isEmpty();
  }

  private static int kept(Handle handle) {
    return ((PooledStatements.Borrowed) handle.getStatementBuilder()).statements().kept();
  }

  @Test
  void aConnectionThatThePoolReplacedIsForgotten(@TempDir Path folder) throws Exception {
    DataFolder data = DataFolder.open(folder);
    Database.open(data).close();
    DataSource source = new SqliteEngine(data.database()).reading();
    PooledStatements statements = new PooledStatements();
    try (Connection replaced = source.getConnection()) {
      statements.createStatementBuilder(replaced);
    }
    try (Connection next = source.getConnection()) {
      statements.createStatementBuilder(next);
    }
    assertThat(statements.connections()).isEqualTo(1);
  }
}
