package org.clearkiosk.server.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of a pool's connections from one borrowing to the next. The pool
 * closes what was prepared on a connection that comes back, so they are prepared on the connection
 * beneath. Safe for many threads, as long as a connection is lent to one at a time.
 */
final class PooledStatements implements StatementBuilderFactory {
  private final Map<Connection, KeptStatements> kept = new ConcurrentHashMap<>();

  @Override
  public StatementBuilder createStatementBuilder(Connection borrowed) {
    try {
      Connection beneath = borrowed.unwrap(Connection.class);
      KeptStatements known = kept.get(beneath);
      return new Borrowed(beneath, known == null ? keepingFor(beneath) : known);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  /** A new connection is the time to forget those that the pool has replaced. */
  private KeptStatements keepingFor(Connection beneath) {
    kept.keySet().removeIf(PooledStatements::closed);
    KeptStatements made = new KeptStatements();
    kept.put(beneath, made);
    return made;
  }

  private static boolean closed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  /** Of how many connections statements are kept. */
  int connections() {
    return kept.size();
  }

  /**
   * The statements of a connection while it is lent.
   *
   * @param beneath the connection itself, not the pool's cover for it
   */
  record Borrowed(Connection beneath, KeptStatements statements)
      implements StatementBuilder, StatementKeeper {
    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
      return statements.create(beneath, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context)
        throws SQLException {
      return statements.create(beneath, sql, context);
    }

    @Override
    public PreparedStatement prepare(
        Connection connection, String sql, UnaryOperator<String> inWords) throws SQLException {
      return statements.prepare(beneath, sql, inWords);
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
        throws SQLException {
      return statements.createCall(beneath, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
      statements.close(beneath, sql, statement);
    }

    /** The connection goes back to the pool, and stays open with its statements. */
    @Override
    public void close(Connection connection) {}
  }
}
