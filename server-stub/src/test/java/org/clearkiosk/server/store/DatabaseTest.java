package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.clearkiosk.server.disk.DataFolder;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite is set, read back from open connections. */
class DatabaseTest {
  @Test
  void writersAndReadersAreSetSoThatACommitIsOnTheDisk(@TempDir Path folder) throws Exception {
    try (Database database = Database.open(DataFolder.open(folder));
        Handle writer = database.openWriter();
        Handle reader = database.reading().open()) {
      for (Handle handle : new Handle[] {writer, reader}) {
        assertThat(pragma(handle, "journal_mode")).isEqualTo("wal");
        assertThat(pragma(handle, "synchronous")).isEqualTo("2");
        assertThat(pragma(handle, "foreign_keys")).isEqualTo("1");
        assertThat(pragma(handle, "busy_timeout")).isEqualTo("5000");
      }
      assertThatThrownBy(() -> reader.execute("DELETE FROM student"))
          .hasStackTraceContaining("READONLY");
    }
  }

  @Test
  void onlyTheOwnerMayEnterTheFolder(@TempDir Path parent) throws Exception {
    Path folder = parent.resolve("new");
    Database.open(DataFolder.open(folder)).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void oneServerHoldsAFolder(@TempDir Path folder) throws Exception {
    DataFolder data = DataFolder.open(folder);
    DataFolder.Hold hold = data.holdForServer().orElseThrow();
    assertThat(data.holdForServer()).isEmpty();
    hold.close();
    data.holdForServer().orElseThrow().close();
  }

  private static String pragma(Handle handle, String name) {
    return handle.select("PRAGMA " + name).mapTo(String.class).one();
  }
}
