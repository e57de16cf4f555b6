package org.clearkiosk.server.store;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * How PostgreSQL's own programs get to the database to which pgjdbc connects. They are told in
 * their environment: the list of processes shows their arguments to everybody.
 */
final class PostgreSqlAccess {
  private static final String CONNECT_TIMEOUT_SECONDS = "10";

  /** What pgjdbc calls a host of a cluster that takes writes, in libpq's words. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "any", "any",
          "primary", "primary",
          "master", "primary",
          "secondary", "standby",
          "slave", "standby",
          "preferSecondary", "prefer-standby",
          "preferSlave", "prefer-standby",
          "preferPrimary", "any");

  private PostgreSqlAccess() {}

  /** The variables that name the database, the user and the password. */
  static Map<String, String> environment(DatabaseAddress.PostgreSql address) {
    Properties said = address.properties();
    Map<String, String> variables = new TreeMap<>();
    // libpq writes an IPv6 address without the brackets of a URL
    put(variables, "PGHOST", PGProperty.PG_HOST.getOrDefault(said), "[\\[\\]]");
    put(variables, "PGPORT", PGProperty.PG_PORT.getOrDefault(said), "");
    put(variables, "PGDATABASE", PGProperty.PG_DBNAME.getOrDefault(said), "");
    put(variables, "PGUSER", PGProperty.USER.getOrDefault(said), "");
    String password = address.password();
    put(
        variables,
        "PGPASSWORD",
        password == null ? PGProperty.PASSWORD.getOrDefault(said) : password,
        "");
    put(variables, "PGSSLMODE", PGProperty.SSL_MODE.getOrDefault(said), "");
    put(variables, "PGSSLROOTCERT", PGProperty.SSL_ROOT_CERT.getOrDefault(said), "");
    put(variables, "PGSSLCERT", PGProperty.SSL_CERT.getOrDefault(said), "");
    put(variables, "PGSSLKEY", PGProperty.SSL_KEY.getOrDefault(said), "");
    put(variables, "PGOPTIONS", PGProperty.OPTIONS.getOrDefault(said), "");
    variables.put("PGTARGETSESSIONATTRS", target(address, said));
    variables.put("PGCONNECT_TIMEOUT", CONNECT_TIMEOUT_SECONDS);
    variables.put("PGAPPNAME", "clearance-backup");
    return variables;
  }

  private static void put(
      Map<String, String> variables, String name, @Nullable String value, String without) {
    if (value != null && !value.isEmpty()) {
      variables.put(name, without.isEmpty() ? value : value.replaceAll(without, ""));
    }
  }

  private static String target(DatabaseAddress.PostgreSql address, Properties said) {
    String target = PGProperty.TARGET_SERVER_TYPE.getOrDefault(said);
    boolean many = String.valueOf(PGProperty.PG_HOST.getOrDefault(said)).contains(",");
    // without a word pgjdbc is told to find the one that writes, among several
    return address.url().contains(PGProperty.TARGET_SERVER_TYPE.getName() + "=") && target != null
        ? TARGETS.getOrDefault(target, "any")
        : many ? "primary" : "any";
  }
}
