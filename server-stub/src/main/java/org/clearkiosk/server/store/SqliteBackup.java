package org.clearkiosk.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.audit.ChainHead;
import org.clearkiosk.server.disk.PrivateFiles;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Copies of a SQLite database: made while a server writes, checked, and put in its place. */
public final class SqliteBackup {
  private SqliteBackup() {}

  /**
   * What a database holds, as a check found it.
   *
   * @param version the version of its tables
   * @param students how many students
   * @param events how many accepted completion events
   * @param completions how many completions
   * @param latest when the latest completion was, in business time; empty where there is none
   * @param auditEnd the last entry of the audit chain that was found to be right
   * @param auditFault where the audit chain is broken; empty where it is whole
   */
  public record Contents(
      String version,
      long students,
      long events,
      long completions,
      Optional<Instant> latest,
      ChainHead auditEnd,
      Optional<ChainCheck.Fault> auditFault) {}

  /**
   * Writes a copy of one moment of a database, without stopping who writes in it. The copy is
   * checked and on the disk before it has its name.
   *
   * @param target a file that does not exist
   * @return what the copy holds
   */
  public static Contents write(Path database, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    // SQLite writes into an empty file, and this one is its owner's alone
    PrivateFiles.ensureFile(part);
    try {
      try (Handle handle = Jdbi.open(new SqliteEngine(database).reading())) {
        handle.execute("VACUUM INTO ?", part.toAbsolutePath().toString());
      }
      Contents contents = check(part);
      force(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      force(folderOf(target));
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
  public static Contents check(Path file) {
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
      ChainCheck audit = new ChainCheck(List.of());
      Optional<ChainCheck.Fault> auditFault = AuditWalk.check(handle, audit);
      return new Contents(
          handle
              .select(
                  "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL"
                      + " ORDER BY installed_rank DESC LIMIT 1")
              .mapTo(String.class)
              .one(),
          count(handle, "student"),
          count(handle, "completion_event"),
          count(handle, "completion"),
          Completions.latest(handle),
          audit.last(),
          auditFault);
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
   * whole database in that place.
   *
   * @param kept the file under which the earlier database is kept; it does not exist yet
   */
  public static void replace(Path database, Path backup, Path kept) throws IOException {
    Path part = database.resolveSibling(database.getFileName() + ".restoring");
    Files.deleteIfExists(part);
    PrivateFiles.ensureFile(part);
    try {
      Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
      PrivateFiles.ensureFile(part);
      check(part);
      force(part);
      if (Files.exists(database)) {
        mergeLog(database);
        Files.createLink(kept, database);
        for (String beside : List.of("-wal", "-shm")) {
          // a log that stayed would be played into the restored database
          Path file = database.resolveSibling(database.getFileName() + beside);
          if (Files.exists(file)) {
            Files.move(file, kept.resolveSibling(kept.getFileName() + beside));
          }
        }
      }
      Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
      force(folderOf(database));
    } finally {
      Files.deleteIfExists(part);
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

  /** Onto the disk, also a folder's entries. */
  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
