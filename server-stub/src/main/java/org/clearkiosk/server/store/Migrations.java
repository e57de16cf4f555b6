package org.clearkiosk.server.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings a database's tables up to date, and refuses those of a version that is not known here. */
final class Migrations {
  private final Flyway flyway;
  private final String name;

  /**
   * The migrations of a database.
   *
   * @param source connections to it
   * @param name how the database is called where it is spoken of
   */
  Migrations(DataSource source, Dialect dialect, String name) {
    this.name = name;
    flyway =
        Flyway.configure()
            .dataSource(source)
            .locations(dialect.migrations().toArray(String[]::new))
            .placeholders(dialect.words())
            .validateMigrationNaming(true)
            .load();
  }

  /**
   * Migrates.
   *
   * @throws UnfitDatabaseException when the tables are newer than this version; nothing was changed
   */
  void migrate() {
    refuseNewer();
    flyway.migrate();
  }

  /** Whether this program has the migration to a version. */
  boolean knows(String version) {
    return Arrays.stream(flyway.info().all())
        .filter(migration -> migration.getState().isResolved())
        .map(MigrationInfo::getVersion)
        .anyMatch(known -> known != null && known.getVersion().equals(version));
  }

  /**
   * Looks for migrations that were run and are not known here.
   *
   * @throws UnfitDatabaseException when there are any
   */
  void refuseNewer() {
    Arrays.stream(flyway.info().applied())
        .filter(migration -> migration.getVersion() != null)
        .filter(migration -> !migration.getState().isResolved())
        .map(MigrationInfo::getVersion)
        .reduce((first, second) -> second)
        .ifPresent(
            version -> {
              throw new UnfitDatabaseException(
                  ("%s is of a newer version (its tables have version %s, which this program does"
                          + " not know). Nothing was changed. Use the newer program, or restore a"
                          + " backup from before it")
                      .formatted(name, version));
            });
  }
}
