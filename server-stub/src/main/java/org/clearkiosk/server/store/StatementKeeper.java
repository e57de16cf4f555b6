package org.clearkiosk.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** Keeps prepared statements for whoever asks next. */
interface StatementKeeper {
  /**
   * A statement that nobody uses, kept or prepared now; to be given back with {@link #close}.
   *
   * @param sql by which it is known
   * @param inWords what the engine takes for that text
   */
  PreparedStatement prepare(Connection connection, String sql, UnaryOperator<String> inWords)
      throws SQLException;

  /**
   * Gives a statement back.
   *
   * @param sql the text with which it was asked for
   */
  void close(Connection connection, String sql, Statement statement) throws SQLException;
}
