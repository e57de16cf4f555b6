package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The writer's statements are used again, and do not become more and more. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls open
class KeptStatementsTest {
  private static final int MANY = 300;

  @Parameter private TestEngine engine;

  private DatabaseAddress address;
  private Database database;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    DataFolder data = DataFolder.open(folder);
    address = engine.empty(data);
    database = Database.open(data, address);
  }

  @AfterEach
  void close() {
    database.close();
    engine.forget(address);
  }

  @Test
  void theSameQuestionsNeedNoFurtherStatements() {
    try (Handle handle = database.openWriter()) {
      int before = kept(handle);
      find(handle);
      int once = kept(handle);
      assertThat(once).isGreaterThan(before);
      for (int i = 0; i < 10; i++) {
        find(handle);
      }
      assertThat(kept(handle)).isEqualTo(once);
    }
  }

  /** Its text has words of the engine's in it. */
  private static void find(Handle handle) {
    assertThat(Students.lockAll(handle, CampusId.MAIN, List.of("nobody"))).isEmpty();
  }

  @Test
  void ofManyDifferentQuestionsNotAllAreKept() {
    try (Handle handle = database.openWriter()) {
      for (int i = 0; i < MANY; i++) {
        assertThat(handle.select("SELECT " + i).mapTo(int.class).one()).isEqualTo(i);
      }
      assertThat(kept(handle)).isLessThan(MANY);
      assertThat(handle.select("SELECT 1").mapTo(int.class).one()).isEqualTo(1);
    }
  }

  private static int kept(Handle handle) {
    return ((KeptStatements) handle.getStatementBuilder()).kept();
  }
}
