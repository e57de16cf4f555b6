package org.clearkiosk.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, alone or as a cluster with a synchronous standby.
 *
 * <p>The writer works at READ COMMITTED and locks the rows that it judges by; readers see one
 * snapshot in a transaction (REPEATABLE READ). What the URL says goes before what is set here.
 */
final class PostgreSqlEngine implements Engine {
  private static final int OLDEST_VERSION = 140_000;
  private static final int READERS = 8;

  /**
   * For one host: a statement that got no answer for so long (seconds) is given up with its
   * connection.
   */
  private static final String PATIENCE_WITH_ONE = "10";

  /** With several hosts another may answer meanwhile; measured against a frozen primary. */
  private static final String PATIENCE_WITH_MANY = "2";

  /**
   * A server process that stands still in a transaction must not hold its locks for the others; and
   * none waits for a lock longer than a terminal waits for an answer.
   */
  private static final String WRITER_LIMITS =
      "SET lock_timeout = '3s'; SET idle_in_transaction_session_timeout = '15s'";

  /** A command's connection outlives its wait, so that it is told that it waited in vain. */
  private static final Duration AFTER_THE_WAIT = Duration.ofSeconds(10);

  private final DatabaseAddress.PostgreSql address;

  PostgreSqlEngine(DatabaseAddress.PostgreSql address) {
    this.address = address;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  /** A commit may wait for a standby on another machine. */
  @Override
  public GroupCommit.Lone lone() {
    return GroupCommit.Lone.BY_THE_WRITER;
  }

  /** An index over many rows takes longer than an answer to a terminal may. */
  @Override
  public DataSource migrating() {
    PGSimpleDataSource source = source();
    set(source, PGProperty.SOCKET_TIMEOUT, "0");
    return source;
  }

  @Override
  public DataSource commanding() {
    PGSimpleDataSource source = source();
    set(
        source,
        PGProperty.SOCKET_TIMEOUT,
        String.valueOf(COMMANDS_WAIT.plus(AFTER_THE_WAIT).toSeconds()));
    return source;
  }

  @Override
  public DataSource writing() {
    return source();
  }

  @Override
  public HikariConfig readers() {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source());
    pool.setMaximumPoolSize(READERS);
    pool.setReadOnly(true);
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return pool;
  }

  @Override
  public Optional<StatementBuilderFactory> keptByReaders() {
    return Optional.empty();
  }

  @Override
  public void makeReadOnly(Handle handle) {
    handle.setReadOnly(true);
    handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
  }

  @Override
  public void prepareWriter(Handle handle) {
    handle
        .select(
            "SELECT current_setting('server_version_num')::int AS version,"
                + " current_setting('server_encoding') AS encoding,"
                + " pg_is_in_recovery() AS standby,"
                + " current_setting('fsync') AS fsync,"
                + " current_setting('full_page_writes') AS full_page_writes,"
                + " current_setting('synchronous_commit') AS synchronous_commit,"
                + " current_setting('synchronous_standby_names') AS standbys")
        .map(
            (row, context) ->
                new Settings(
                    row.getInt("version"),
                    row.getString("encoding"),
                    row.getBoolean("standby"),
                    row.getString("fsync"),
                    row.getString("full_page_writes"),
                    row.getString("synchronous_commit"),
                    row.getString("standbys")))
        .one()
        .check(address.name());
    handle.setTransactionIsolationLevel(TransactionIsolationLevel.READ_COMMITTED);
    handle.execute(WRITER_LIMITS);
  }

  @Override
  public void prepareCommand(Handle handle) {
    prepareWriter(handle);
    handle.execute("SET lock_timeout = '%ds'".formatted(COMMANDS_WAIT.toSeconds()));
  }

  /** What decides whether a database keeps what it acknowledges. */
  record Settings(
      int version,
      String encoding,
      boolean standby,
      String fsync,
      String fullPageWrites,
      String synchronousCommit,
      String standbys) {
    void check(String name) {
      refuseWhen(version < OLDEST_VERSION, name, "it is older than PostgreSQL 14", "Upgrade it");
      refuseWhen(
          !encoding.equals("UTF8"),
          name,
          "its encoding is " + encoding + ", so it cannot hold every name",
          "Create it with ENCODING 'UTF8'");
      refuseWhen(
          standby,
          name,
          "it is a standby and cannot write",
          "Name all hosts of the cluster in the URL");
      refuseUnkept(!fsync.equals("on"), name, "fsync", fsync);
      refuseUnkept(!fullPageWrites.equals("on"), name, "full_page_writes", fullPageWrites);
      // 'local' does not wait for the standby that would take over
      boolean waits =
          !synchronousCommit.equals("off")
              && (!synchronousCommit.equals("local") || standbys.isBlank());
      refuseUnkept(!waits, name, "synchronous_commit", synchronousCommit);
    }

    private static void refuseUnkept(boolean when, String name, String setting, String value) {
      refuseWhen(
          when,
          name,
          "it would not keep what it acknowledges: %s is %s".formatted(setting, value),
          "Set %s = on (postgresql.conf, or ALTER ROLE, ALTER DATABASE)".formatted(setting));
    }

    private static void refuseWhen(boolean when, String name, String why, String remedy) {
      if (when) {
        throw new UnfitDatabaseException(
            "%s cannot be used: %s. Nothing was changed. %s".formatted(name, why, remedy));
      }
    }
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(address.url());
    Properties said = address.properties();
    defaults(address.url())
        .forEach(
            (property, value) -> {
              if (!said.containsKey(property.getName())) {
                set(source, property, value);
              }
            });
    if (address.password() != null) {
      source.setPassword(address.password());
    }
    // an error's detail repeats the row that it is about, and errors are logged
    set(source, PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
    return source;
  }

  private static Map<PGProperty, String> defaults(String url) {
    boolean many = url.substring(0, (url + "?").indexOf('?')).contains(",");
    return Map.of(
        PGProperty.APPLICATION_NAME,
        "clearance-server",
        PGProperty.CONNECT_TIMEOUT,
        many ? "1" : "3",
        PGProperty.SOCKET_TIMEOUT,
        many ? PATIENCE_WITH_MANY : PATIENCE_WITH_ONE,
        PGProperty.LOGIN_TIMEOUT,
        "8",
        // also outside of transactions
        PGProperty.READ_ONLY_MODE,
        "always",
        // the rows of a batch become one statement with many
        PGProperty.REWRITE_BATCHED_INSERTS,
        "true",
        PGProperty.TCP_KEEP_ALIVE,
        "true",
        PGProperty.TARGET_SERVER_TYPE,
        many ? "primary" : "any");
  }

  private static void set(PGSimpleDataSource source, PGProperty property, String value) {
    source.setProperty(property, value);
  }
}
