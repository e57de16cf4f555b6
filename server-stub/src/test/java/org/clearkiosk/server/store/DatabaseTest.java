package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.clearkiosk.server.disk.DataFolder;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void onlyTheOwnerMayReadTheDatabaseWhateverTheFolderAllows(@TempDir Path folder)
      throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataFolder data = DataFolder.open(folder);
    Database.open(data).close();
    assertThat(modes(folder)).containsOnly(Map.entry("clearance.db", "rw-------"));
    Files.setPosixFilePermissions(data.database(), PosixFilePermissions.fromString("rw-r--r--"));
    try (Database database = Database.open(data);
        Handle writer = database.openWriter()) {
      writer.execute("DELETE FROM trait");
      assertThat(modes(folder))
          .containsOnlyKeys("clearance.db", "clearance.db-wal", "clearance.db-shm")
          .values()
          .containsOnly("rw-------");
    }
  }

  private static Map<String, String> modes(Path folder) throws IOException {
    Map<String, String> modes = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "clearance.db*")) {
      for (Path file : files) {
        modes.put(
            file.getFileName().toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return modes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
  void aFolderInWhichOthersMayWriteIsRefused(String permissions, @TempDir Path folder)
      throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> DataFolder.open(folder))
        .isInstanceOf(DataFolder.SharedFolderException.class)
        .hasMessageContaining("chmod go-w " + folder);
    assertThat(folder).isEmptyDirectory();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    DataFolder data = DataFolder.open(folder);
    Files.setPosixFilePermissions(data.tls(), PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("tls");
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
