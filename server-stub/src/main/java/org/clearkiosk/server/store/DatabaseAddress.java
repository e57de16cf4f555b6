package org.clearkiosk.server.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Where a server's database is. It never shows a password. */
public sealed interface DatabaseAddress {
  /** How the database is called where it is spoken of; without any secret. */
  String name();

  /**
   * SQLite in one file.
   *
   * @param path the file
   */
  record SqliteFile(Path path) implements DatabaseAddress {
    @Override
    public String name() {
      return path.toString();
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql://HOST[:PORT][,HOST[:PORT]...]/DATABASE[?PROPERTIES]}, as
   *     pgjdbc reads it
   * @param password the password; null where the URL, {@code PGPASSFILE} or {@code ~/.pgpass} has
   *     it, or none is asked for
   */
  record PostgreSql(String url, @Nullable String password) implements DatabaseAddress {
    private static final String SCHEME = "jdbc:postgresql:";

    /**
     * Checks that the driver can read the URL.
     *
     * @throws IllegalArgumentException when it cannot; the message does not repeat it
     */
    public PostgreSql {
      if (!url.startsWith(SCHEME + "//") || Driver.parseURL(url, null) == null) {
        throw new IllegalArgumentException("no jdbc:postgresql://HOST/DATABASE");
      }
    }

    /** Whether the URL itself holds a password. */
    public boolean passwordInUrl() {
      return url.matches(".*[?&]password=.*");
    }

    /** What the URL says, with the driver's own values where it says nothing. */
    Properties properties() {
      return Objects.requireNonNull(Driver.parseURL(url, null));
    }

    @Override
    public String name() {
      Properties properties = properties();
      return "PostgreSQL %s/%s"
          .formatted(
              PGProperty.PG_HOST.getOrDefault(properties),
              PGProperty.PG_DBNAME.getOrDefault(properties));
    }

    /** Names the database, and neither user nor password. */
    @Override
    public String toString() {
      return name();
    }
  }
}
