package org.clearkiosk.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearkiosk.server.disk.PrivateFiles;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Copies of a PostgreSQL database, by its own {@code pg_dump}: made while servers write, checked,
 * and put into an empty database by {@code pg_restore}.
 */
public final class PostgreSqlBackup {
  /** As long as a campus's night; whatever stands still is ended then. */
  private static final Duration PATIENCE = Duration.ofHours(6);

  private static final Duration LONGEST_LOCK_WAIT = Duration.ofMinutes(1);
  private static final int VERSIONS_OF_A_MAJOR = 10_000;
  private static final Path NOWHERE = Path.of("/dev/null");

  private static final String NO_COPY = "There is no copy; nothing was changed";
  private static final String UNCHANGED = "Nothing was changed";
  private static final String HISTORY = "flyway_schema_history";
  private static final Pattern HISTORY_IN_LIST =
      Pattern.compile(" TABLE DATA \\S+ " + HISTORY + " ");

  /** A row of the history that COPY wrote: its rank, its version, its description. */
  private static final Pattern HISTORY_ROW = Pattern.compile("\\d+\t(\\d+)\t.*");

  private final DatabaseAddress.PostgreSql address;
  private final PostgreSqlEngine engine;

  /** Backups of a database. */
  public PostgreSqlBackup(DatabaseAddress.PostgreSql address) {
    this.address = address;
    this.engine = new PostgreSqlEngine(address);
  }

  /**
   * Looks whether a copy can be made, before anybody is told that one is.
   *
   * @throws BackupException when it cannot
   */
  public void mustBePossible() {
    try (Handle handle = open()) {
      mustBe(tables(handle) > 0, "%s has no tables yet".formatted(address.name()));
      program("pg_dump", handle);
      program("pg_restore", handle);
    }
  }

  /**
   * Writes a copy of one moment, without stopping who writes. What it holds is looked at in that
   * same moment, and the copy is read through and on the disk before it has its name.
   *
   * @param target a file that does not exist
   * @return what the copy holds
   * @throws BackupException when there is no copy
   */
  public DatabaseContents write(Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    PrivateFiles.ensureFile(part);
    try (Handle handle = open()) {
      PostgreSqlProgram dump = program("pg_dump", handle);
      PostgreSqlProgram read = program("pg_restore", handle);
      // it stands still while the copy is made
      handle.execute("SET idle_in_transaction_session_timeout = 0");
      handle.begin();
      String moment = handle.select("SELECT pg_export_snapshot()").mapTo(String.class).one();
      dump.run(
          NOWHERE,
          NO_COPY,
          "--format=custom",
          "--no-password",
          "--lock-wait-timeout=" + LONGEST_LOCK_WAIT.toMillis(),
          "--snapshot=" + moment,
          "--file=" + part.toAbsolutePath());
      DatabaseContents contents = DatabaseContents.of(handle);
      handle.rollback();
      read.run(NOWHERE, NO_COPY, "--file=-", part.toAbsolutePath().toString());
      PrivateFiles.settle(part, target);
      return contents;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Looks whether a file is a whole backup whose tables this version knows; nothing is changed.
   *
   * @return the version of its tables
   * @throws BackupException when it is not
   */
  public String check(Path file) throws IOException {
    try (Handle handle = open()) {
      PostgreSqlProgram read = program("pg_restore", handle);
      String path = file.toAbsolutePath().toString();
      List<String> list = lines(read, "--list", path);
      mustBe(
          list.stream().anyMatch(line -> HISTORY_IN_LIST.matcher(line).find()),
          file + " is no backup of a server's database");
      // the whole file is read, to its last table
      read.run(NOWHERE, UNCHANGED, "--file=-", path);
      List<String> versions =
          lines(read, "--data-only", "--table=" + HISTORY, "--file=-", path).stream()
              .map(HISTORY_ROW::matcher)
              .filter(Matcher::matches)
              .map(row -> row.group(1))
              .toList();
      mustBe(!versions.isEmpty(), file + " says nothing of its tables' version");
      Migrations known = migrations();
      Optional<String> unknown =
          versions.stream().filter(version -> !known.knows(version)).findFirst();
      mustBe(
          unknown.isEmpty(),
          "%s is of a newer version (its tables have version %s, which this program does not know). Use the newer program, or another backup"
              .formatted(file, unknown.orElse("")));
      return versions.get(versions.size() - 1);
    }
  }

  /**
   * Puts a checked backup into a database that has nothing yet: all of it in one transaction, or
   * nothing. Then positions, and the numbers in the hall's line, are led past all that were given
   * after it.
   *
   * @param now in real time
   * @throws BackupException when nothing was changed, or when it says that the database is to be
   *     dropped
   */
  public void restore(Path file, Instant now) throws IOException {
    try (Handle handle = open()) {
      long there = tables(handle);
      mustBe(
          there == 0,
          "%s is not empty: it has %d tables. A backup is restored into a database of its own: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and name that in --database"
              .formatted(address.name(), there));
      // it would not be fit for a server either: fsync, encoding, a standby
      engine.prepareWriter(handle);
      program("pg_restore", handle)
          .run(
              NOWHERE,
              "All of it was undone: the database is as empty as it was",
              "--single-transaction",
              "--exit-on-error",
              "--no-password",
              "--no-owner",
              "--no-privileges",
              "--dbname=" + connection(),
              file.toAbsolutePath().toString());
    }
    leadOn(now);
  }

  /** On a connection of its own: the first has stood idle for as long as it took. */
  private void leadOn(Instant now) {
    try (Handle handle = open()) {
      handle.begin();
      if (has(handle, "outgoing_head")) {
        Outgoing.leadOn(handle, now);
      }
      if (has(handle, "hall_ticket_head")) {
        HallTickets.leadOn(handle, now);
      }
      Commits.commit(handle);
      // a dump has no statistics, and without them the first requests would be slow
      handle.execute("ANALYZE");
    } catch (JdbiException e) {
      throw new BackupException(
          "%s holds the backup, but the positions of its events and the numbers in the hall's line were not led on (%s): start no server on it, drop the database and restore once more"
              .formatted(address.name(), e.getMessage()));
    }
  }

  /**
   * Looks at what was restored.
   *
   * @throws UnfitDatabaseException when this version cannot use it
   */
  public DatabaseContents restored() {
    migrations().refuseNewer();
    try (Handle handle = open()) {
      return Commits.inTransaction(handle, DatabaseContents::of);
    }
  }

  private Migrations migrations() {
    return new Migrations(engine.migrating(), engine.dialect(), address.name());
  }

  /**
   * A connection that sees one moment in a transaction, and whose statements may take their time.
   */
  private Handle open() {
    Handle handle = engine.dialect().on(engine.migrating()).open();
    handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
    return handle;
  }

  private PostgreSqlProgram program(String name, Handle handle) {
    int version =
        handle.select("SELECT current_setting('server_version_num')::int").mapTo(int.class).one();
    return PostgreSqlProgram.find(
        name, version / VERSIONS_OF_A_MAJOR, PostgreSqlAccess.environment(address), PATIENCE);
  }

  /** A dump of a version that did not have the table yet is restored as it is. */
  private static boolean has(Handle handle, String table) {
    return handle.select("SELECT to_regclass(?) IS NOT NULL", table).mapTo(boolean.class).one();
  }

  /** How many tables there are that are not PostgreSQL's own, in whatever schema. */
  private static long tables(Handle handle) {
    return handle
        .select(
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')"
                + " AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                + " AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'")
        .mapTo(long.class)
        .one();
  }

  /** The database's name alone: everything else is in the environment. */
  private String connection() {
    String name = PostgreSqlAccess.environment(address).getOrDefault("PGDATABASE", "");
    return "dbname='%s'".formatted(name.replaceAll("(['\\\\])", "\\\\$1"));
  }

  private static List<String> lines(PostgreSqlProgram program, String... arguments)
      throws IOException {
    Path output = Files.createTempFile("clearance", ".out");
    try {
      program.run(output, UNCHANGED, arguments);
      return Files.readAllLines(output);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void mustBe(boolean right, String otherwise) {
    if (!right) {
      throw new BackupException(otherwise + ". " + UNCHANGED);
    }
  }
}
