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
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void aDatabaseOfTheFirstVersionKeepsItsCardsAsOnesThatProveThemselves(@TempDir Path folder)
      throws Exception {
    DataFolder data = DataFolder.open(folder);
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + data.database(), null, null)
        .locations(Dialect.SQLITE.migrations().toArray(String[]::new))
        .placeholders(Dialect.SQLITE.words())
        .target("1")
        .load()
        .migrate();
    try (Handle before = Jdbi.open("jdbc:sqlite:" + data.database())) {
      before.execute(
          "INSERT INTO student (campus, number, name, level, card_fen, network_fen)"
              + " VALUES ('main', '08281001', 'x', 'undergraduate', 0, 0)");
      before.execute("INSERT INTO card VALUES ('main', '6008281001', '08281001', 'active', 1)");
    }
    try (Database database = Database.open(data);
        Handle after = database.openWriter()) {
      assertThat(Cards.find(after, CampusId.MAIN, "6008281001"))
          .contains(Cards.Card.cpu("6008281001", "08281001", Cards.State.ACTIVE, 1));
      assertThat(Cards.withIdentifier(after, CampusId.MAIN, "")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "classic,",
    "uid,",
    "uid, 63DDF346",
    "classic, 63ddf3",
    "cpu, 63DDF346",
    "nfc, 63ddf346",
  })
  void aCardOnRecordHasTheIdentifierThatItsProfileNeeds(
      String profile, String identifier, @TempDir Path folder) throws Exception {
    try (Database database = Database.open(DataFolder.open(folder));
        Handle writer = database.openWriter()) {
      writer.execute(
          "INSERT INTO student (campus, number, name, level, card_fen, network_fen)"
              + " VALUES ('main', '08281001', 'x', 'undergraduate', 0, 0)");
      String insert = "INSERT INTO card VALUES ('main', ?, '08281001', 'active', 1, ?, ?)";
      writer.execute(insert, "5008281001", "classic", "43100eb1");
      assertThatThrownBy(() -> writer.execute(insert, "5008281002", profile, identifier))
          .hasStackTraceContaining("CHECK constraint");
      assertThatThrownBy(() -> writer.execute(insert, "5008281002", "uid", "43100eb1"))
          .hasStackTraceContaining("UNIQUE constraint");
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
