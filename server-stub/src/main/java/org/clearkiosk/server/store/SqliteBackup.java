package org.clearkiosk.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.server.disk.PrivateFiles;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Copies of a SQLite database: made while a server writes, checked, and put in its place. */
public final class SqliteBackup {
  /** What SQLite has beside a database, by how its names end. */
  private static final List<String> BESIDE = List.of("-wal", "-shm");

  private SqliteBackup() {}

  /**
   * Writes a copy of one moment of a database, without stopping who writes in it. The copy is
   * checked and on the disk before it has its name.
   *
   * @param target a file that does not exist
   * @return what the copy holds
   */
  public static DatabaseContents write(Path database, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    // SQLite writes into an empty file, and this one is its owner's alone
    PrivateFiles.ensureFile(part);
    try {
      try (Handle handle = Jdbi.open(new SqliteEngine(database).reading())) {
        handle.execute("VACUUM INTO ?", part.toAbsolutePath().toString());
      }
      DatabaseContents contents = check(part);
      PrivateFiles.settle(part, target);
      return contents;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Looks whether a file is a whole database that this version can use; it is not changed.
   *
   * @throws UnfitDatabaseException when it is not
   */
  public static DatabaseContents check(Path file) {
    SqliteEngine engine = new SqliteEngine(file);
    try (Handle handle = Jdbi.open(engine.unchanged())) {
      mustBe(
          handle
              .select("PRAGMA integrity_check(1)")
              .mapTo(String.class)
              .list()
              .equals(List.of("ok")),
          file,
          "it is damaged");
      mustBe(
          handle.select("PRAGMA foreign_key_check").mapToMap().findFirst().isEmpty(),
          file,
          "rows refer to others that are missing");
      mustBe(has(handle, "flyway_schema_history"), file, "it is no server's database");
      mustBe(
          count(handle, "flyway_schema_history WHERE success = 0") == 0,
          file,
          "a migration of it failed");
      new Migrations(engine.unchanged(), engine.dialect(), file.toString()).refuseNewer();
      return DatabaseContents.of(handle);
    } catch (JdbiException e) {
      throw new UnfitDatabaseException(
          "%s cannot be used: it cannot be read as a database (%s). Nothing was changed"
              .formatted(file, Failures.code(e)));
    }
  }

  /** How many completion events a database has that a backup of it lacks. */
  public static long eventsMissingIn(Path backup, Path database) {
    try (Handle handle = Jdbi.open(new SqliteEngine(database).reading())) {
      handle.execute("ATTACH DATABASE ? AS backup", backup.toAbsolutePath().toString());
      return count(
          handle,
          "main.completion_event WHERE (campus, id) NOT IN"
              + " (SELECT campus, id FROM backup.completion_event)");
    }
  }

  /**
   * Puts a checked backup in the place of a database that no one uses; at every moment there is a
   * whole database in that place. Its positions, and the numbers in the hall's line, are led past
   * all that were given after the backup.
   *
   * @param kept the file under which the earlier database is kept; it does not exist yet
   * @param carryOver whether what was ended after the backup stays so
   * @param now in real time
   * @return what was; empty where that was not wanted, or there is no earlier database that can be
   *     read
   */
  public static Optional<CarriedOver> replace(
      Path database, Path backup, Path kept, boolean carryOver, Instant now) throws IOException {
    Path part = database.resolveSibling(database.getFileName() + ".restoring");
    Files.deleteIfExists(part);
    PrivateFiles.ensureFile(part);
    try {
      Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
      PrivateFiles.ensureFile(part);
      check(part);
      Optional<CarriedOver> carriedOver =
          carryOver && Files.exists(database)
              ? CarriedOver.into(part, database, now)
              : Optional.empty();
      prepare(part, carriedOver.isPresent(), now);
      PrivateFiles.force(part);
      if (Files.exists(database)) {
        mergeLog(database);
        Files.createLink(kept, database);
        for (String beside : BESIDE) {
          // a log that stayed would be played into the restored database
          Path file = database.resolveSibling(database.getFileName() + beside);
          if (Files.exists(file)) {
            Files.move(file, kept.resolveSibling(kept.getFileName() + beside));
          }
        }
      }
      Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
      PrivateFiles.force(folderOf(database));
      return carriedOver;
    } finally {
      Files.deleteIfExists(part);
      for (String beside : BESIDE) {
        Files.deleteIfExists(part.resolveSibling(part.getFileName() + beside));
      }
    }
  }

  /**
   * Does to a copy what has to be done before others are served from it.
   *
   * @param carriedOver whether it knows of the places that were given in the hall's line since
   */
  private static void prepare(Path part, boolean carriedOver, Instant now) {
    SqliteEngine engine = new SqliteEngine(part);
    try (Handle handle = engine.dialect().on(engine.writing()).open()) {
      handle.begin();
      if (has(handle, "outgoing_head")) {
        Outgoing.leadOn(handle, now);
      }
      if (!carriedOver && has(handle, "hall_ticket_head")) {
        HallTickets.leadOn(handle, now);
      }
      Commits.commit(handle);
      // all of it is in the file then, which is moved without its log
      mustBe(
          handle.select("PRAGMA journal_mode = DELETE").mapTo(String.class).one().equals("delete"),
          part,
          "its log cannot be merged");
    }
  }

  /** So that the kept file has everything; one that is damaged is kept with its log as it is. */
  private static void mergeLog(Path database) {
    try (Handle handle = Jdbi.open(new SqliteEngine(database).writing())) {
      handle.select("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list();
    } catch (JdbiException e) {
      // the log is moved beside it
    }
  }

  private static boolean has(Handle handle, String table) {
    return handle
        .select("SELECT name FROM sqlite_schema WHERE name = ?", table)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private static long count(Handle handle, String rows) {
    return handle.select("SELECT count(*) FROM " + rows).mapTo(long.class).one();
  }

  private static void mustBe(boolean right, Path file, String otherwise) {
    if (!right) {
      throw new UnfitDatabaseException(
          "%s cannot be used: %s. Nothing was changed".formatted(file, otherwise));
    }
  }

  private static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
  }
}
