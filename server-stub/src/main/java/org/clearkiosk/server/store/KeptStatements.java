package org.clearkiosk.server.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the prepared statements of one connection, since SQLite takes longer to prepare a statement
 * than to run it. Beyond {@value #MOST} of them none is kept. Not for several threads.
 *
 * <p>A statement keeps its arguments until the next ones are set, all of which {@link Directly} and
 * JDBI do: SQLite prepares a statement anew whose arguments were cleared.
 */
final class KeptStatements implements StatementBuilder, StatementKeeper {
  private static final int MOST = 256;

  private final StatementBuilder making = new DefaultStatementBuilder();
  private final Map<String, Deque<PreparedStatement>> idle = new HashMap<>();

  /**
   * What those in use were prepared from: {@link #close} is told the text as it was before the
   * engine's own words were put in.
   */
  private final IdentityHashMap<Statement, String> used = new IdentityHashMap<>();

  private int kept;

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return making.create(connection, context);
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    if (context.isReturningGeneratedKeys()) {
      // prepared otherwise than its text says
      return making.create(connection, sql, context);
    }
    PreparedStatement statement = take(sql);
    if (statement == null) {
      statement = making.create(connection, sql, context);
    }
    used.put(statement, sql);
    return statement;
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql, UnaryOperator<String> inWords)
      throws SQLException {
    PreparedStatement statement = take(sql);
    if (statement == null) {
      statement = connection.prepareStatement(inWords.apply(sql));
    }
    used.put(statement, sql);
    return statement;
  }

  private @Nullable PreparedStatement take(String sql) {
    Deque<PreparedStatement> same = idle.get(sql);
    if (same == null) {
      return null;
    }
    PreparedStatement statement = same.pop();
    kept--;
    if (same.isEmpty()) {
      idle.remove(sql);
    }
    return statement;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return making.createCall(connection, sql, context);
  }

  /** A statement that is not free again is not kept. */
  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    String text = used.remove(statement);
    if (text != null
        && statement instanceof PreparedStatement prepared
        && !prepared.isClosed()
        && kept < MOST) {
      try {
        // a result that nobody read would keep SQLite's log from being cleared away; one that
        // somebody still reads makes this fail
        ResultSet unread = prepared.getResultSet();
        if (unread != null) {
          unread.close();
        }
        prepared.clearBatch();
        prepared.clearWarnings();
        idle.computeIfAbsent(text, key -> new ArrayDeque<>()).push(prepared);
        kept++;
        return;
      } catch (SQLException e) {
        // then it is closed
      }
    }
    making.close(connection, sql, statement);
  }

  /** How many are kept for whoever asks next. */
  int kept() {
    return kept;
  }

  /** The connection ends, and its statements with it. */
  @Override
  public void close(Connection connection) {
    idle.clear();
    used.clear();
    kept = 0;
  }
}
