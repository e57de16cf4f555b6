package org.clearkiosk.server.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.server.store.DatabaseAddress;

/**
 * A real PostgreSQL for the tests of this JVM: started when the first asks for it, ended with the
 * JVM. What it acknowledges it keeps, as in production: the tests' own starter would turn that off.
 */
public final class PostgreSql {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final Set<String> TEMPLATES = ConcurrentHashMap.newKeySet();

  private PostgreSql() {}

  /** Starts it once. */
  private static final class Running {
    static final EmbeddedPostgres SERVER = start();
    static final Connection SUPERUSER = connect();

    private static Connection connect() {
      try {
        return SERVER.getPostgresDatabase().getConnection();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setPGStartupWait(PATIENCE)
            .setLocaleConfig("locale", "C")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "120")
            // a second, as a rule: provoked deadlocks need not wait so long
            .setServerConfig("deadlock_timeout", "100ms")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A new database without tables. */
  public static DatabaseAddress.PostgreSql create() {
    return create("template1");
  }

  /** A new database with what another has, to which nothing is connected. */
  public static DatabaseAddress.PostgreSql create(String template) {
    String name = "test_" + DATABASES.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    return address(name);
  }

  /**
   * Makes a database for others to be copied from.
   *
   * @return false when it was made before
   */
  static boolean createTemplate(String name) {
    boolean first = TEMPLATES.add(name);
    if (first) {
      execute("CREATE DATABASE " + name);
    }
    return first;
  }

  /** Where a database is. */
  public static DatabaseAddress.PostgreSql address(String name) {
    return new DatabaseAddress.PostgreSql(Running.SERVER.getJdbcUrl("postgres", name), null);
  }

  /** The name of a database within the server. */
  public static String nameOf(DatabaseAddress.PostgreSql address) {
    String path = address.url().substring(0, (address.url() + "?").indexOf('?'));
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Lets go of a database that no test needs any more; whoever is connected is sent away. */
  public static void drop(DatabaseAddress.PostgreSql address) {
    execute("DROP DATABASE IF EXISTS " + nameOf(address) + " WITH (FORCE)");
  }

  /** Runs a statement as the superuser; one at a time. */
  public static void execute(String statement) {
    synchronized (Running.SUPERUSER) {
      try (Statement run = Running.SUPERUSER.createStatement()) {
        run.execute(statement);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
