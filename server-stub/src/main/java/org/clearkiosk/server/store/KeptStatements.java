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
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection, since SQLite takes longer to prepare a statement
 * than to run it. Beyond {@value #MOST} texts none is kept. Not for several threads.
 */
final class KeptStatements implements StatementBuilder {
  private static final int MOST = 256;

  private final StatementBuilder making = new DefaultStatementBuilder();
  private final Map<String, Deque<PreparedStatement>> idle = new HashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return making.create(connection, context);
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    Deque<PreparedStatement> kept = idle.get(sql);
    PreparedStatement statement = kept == null ? null : kept.poll();
    // what wants generated keys back is prepared otherwise than its text says
    return statement == null || context.isReturningGeneratedKeys()
        ? making.create(connection, sql, context)
        : statement;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return making.createCall(connection, sql, context);
  }

  /** A statement that is not free again is not kept. */
  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement prepared
        && !prepared.isClosed()
        && (idle.containsKey(sql) || idle.size() < MOST)) {
      try {
        // a result that nobody read would keep SQLite's log from being cleared away; one that
        // somebody still reads makes this fail
        ResultSet unread = prepared.getResultSet();
        if (unread != null) {
          unread.close();
        }
        prepared.clearBatch();
        prepared.clearParameters();
        prepared.clearWarnings();
        idle.computeIfAbsent(sql, text -> new ArrayDeque<>()).push(prepared);
        return;
      } catch (SQLException e) {
        // then it is closed
      }
    }
    making.close(connection, sql, statement);
  }

  /** The connection ends, and its statements with it. */
  @Override
  public void close(Connection connection) {
    idle.clear();
  }
}
