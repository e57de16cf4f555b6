package org.clearkiosk.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * The statements of each confirmation, by JDBC itself: what JDBI does around a statement takes
 * longer than SQLite takes for it. They fail as JDBI's own do. What is asked less often is asked
 * through JDBI.
 */
final class Directly {
  private Directly() {}

  /** What a row says. */
  @FunctionalInterface
  interface RowReader<T> {
    /** Reads the row at which the result stands. */
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Asks.
   *
   * @param sql with the engine's own words as {@link Dialect} names them
   * @return what each row says
   */
  static <T> List<T> select(
      Handle handle, String sql, RowReader<T> reader, @Nullable Object... arguments) {
    return run(
        handle,
        sql,
        statement -> {
          bind(statement, arguments);
          List<T> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              rows.add(reader.read(result));
            }
          }
          return rows;
        });
  }

  /**
   * Changes.
   *
   * @return how many rows
   */
  static int execute(Handle handle, String sql, @Nullable Object... arguments) {
    return run(
        handle,
        sql,
        statement -> {
          bind(statement, arguments);
          return statement.executeUpdate();
        });
  }

  /**
   * Changes, once for each item.
   *
   * @param items one at least
   * @param arguments of the statement, for an item
   */
  static <I> void executeEach(
      Handle handle, String sql, Collection<I> items, Function<I, @Nullable Object[]> arguments) {
    if (items.size() == 1) {
      execute(handle, sql, arguments.apply(items.iterator().next()));
      return;
    }
    run(
        handle,
        sql,
        statement -> {
          for (I item : items) {
            bind(statement, arguments.apply(item));
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  /** Arguments, in the order of their places. */
  static @Nullable Object[] arguments(@Nullable Object... arguments) {
    return arguments;
  }

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private static <T> T run(Handle handle, String sql, Use<T> use) {
    try {
      Connection connection = handle.getConnection();
      if (handle.getStatementBuilder() instanceof StatementKeeper keeper) {
        PreparedStatement statement =
            keeper.prepare(connection, sql, text -> inWordsOf(handle, text));
        try {
          return use.of(statement);
        } finally {
          keeper.close(connection, sql, statement);
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(inWordsOf(handle, sql))) {
        return use.of(statement);
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static String inWordsOf(Handle handle, String sql) {
    String words = sql;
    for (Map.Entry<String, Object> word :
        handle.getConfig(SqlStatements.class).getAttributes().entrySet()) {
      words = words.replace("<" + word.getKey() + ">", word.getValue().toString());
    }
    return words;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
      throws SQLException {
    for (int index = 0; index < arguments.length; index++) {
      Object argument = arguments[index];
      if (argument instanceof String text) {
        statement.setString(index + 1, text);
      } else if (argument instanceof Number number) {
        statement.setLong(index + 1, number.longValue());
      } else if (argument == null) {
        statement.setNull(index + 1, Types.NULL);
      } else {
        throw new IllegalArgumentException("neither text nor a whole number");
      }
    }
  }
}
