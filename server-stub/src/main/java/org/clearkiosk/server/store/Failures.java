package org.clearkiosk.server.store;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the database means: PostgreSQL tells it by SQLSTATE (PostgreSQL documentation,
 * appendix A), SQLite by its result code (sqlite.org/rescode.html).
 */
public final class Failures {
  /** The low byte of a SQLite result code is its primary code. */
  private static final int PRIMARY_CODE = 0xff;

  /** BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN. */
  private static final Set<Integer> SQLITE_PASSING = Set.of(5, 6, 7, 8, 10, 13, 14);

  /** BUSY, LOCKED. */
  private static final Set<Integer> SQLITE_HELD = Set.of(5, 6);

  /**
   * Serialization failure, deadlock: the database itself undid the transaction, for another's sake.
   */
  private static final Set<String> CONFLICT = Set.of("40001", "40P01");

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Transaction read-only (a former primary), lock not available, I/O error. */
  private static final Set<String> OTHER_PASSING = Set.of("25006", LOCK_NOT_AVAILABLE, "58030");

  private Failures() {}

  /** Whether it may succeed when it is asked again later: no fault of what was asked. */
  public static boolean passing(Throwable failure) {
    if (causedBy(failure, UnfitDatabaseException.class)
        || causedBy(failure, UnsureCommitException.class)
        || causedBy(failure, ConnectionException.class)) {
      return true;
    }
    SQLException sql = sql(failure);
    if (sql == null) {
      return false;
    }
    String state = sql.getSQLState();
    return state == null
        ? SQLITE_PASSING.contains(sql.getErrorCode() & PRIMARY_CODE)
        : connectionLost(failure)
            || conflict(failure)
            || state.startsWith("53")
            || state.startsWith("57")
            || OTHER_PASSING.contains(state);
  }

  /** Whether the database undid the transaction because of another one. */
  static boolean conflict(Throwable failure) {
    return CONFLICT.contains(state(failure));
  }

  /**
   * Whether a row was waited for in vain that another transaction holds; PostgreSQL alone says so.
   */
  static boolean locked(Throwable failure) {
    return state(failure).equals(LOCK_NOT_AVAILABLE);
  }

  /** Whether others held for too long what was to be written: SQLite's BUSY and LOCKED, too. */
  public static boolean waitedInVain(Throwable failure) {
    SQLException sql = sql(failure);
    return locked(failure)
        || (sql != null
            && sql.getSQLState() == null
            && SQLITE_HELD.contains(sql.getErrorCode() & PRIMARY_CODE));
  }

  /** Whether there was another row of that key. */
  static boolean duplicate(Throwable failure) {
    return state(failure).equals(UNIQUE_VIOLATION);
  }

  /** Whether the connection is gone: broken (class 08), or ended by the server (57P0x). */
  static boolean connectionLost(Throwable failure) {
    String state = state(failure);
    return state.startsWith("08") || state.startsWith("57P0");
  }

  /**
   * Whether no connection could be made: class 08 and 57P0x, or 28 and 3D, where the server knows
   * no such user, password or database.
   */
  public static boolean unreachable(Throwable failure) {
    String state = state(failure);
    return connectionLost(failure) || state.startsWith("28") || state.startsWith("3D");
  }

  /** What it was, without the message: that may repeat what the database holds. */
  public static String code(Throwable failure) {
    SQLException sql = sql(failure);
    return sql == null
        ? failure.getClass().getName()
        : "%s, SQLSTATE %s, code %d"
            .formatted(failure.getClass().getName(), sql.getSQLState(), sql.getErrorCode());
  }

  private static String state(Throwable failure) {
    SQLException sql = sql(failure);
    String state = sql == null ? null : sql.getSQLState();
    return state == null ? "" : state;
  }

  private static @Nullable SQLException sql(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
