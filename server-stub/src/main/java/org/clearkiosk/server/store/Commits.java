package org.clearkiosk.server.store;

import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which anything is committed: PostgreSQL says success with a warning when it no
 * longer waits for the standby, and what may be lost with the host is no success.
 */
public final class Commits {
  private Commits() {}

  /**
   * Commits the transaction that is open.
   *
   * @throws UnsureCommitException when it succeeded with a warning
   */
  public static void commit(Handle handle) {
    try {
      handle.getConnection().clearWarnings();
      handle.commit();
      @Nullable SQLWarning warning = handle.getConnection().getWarnings();
      if (warning != null) {
        throw new UnsureCommitException(warning);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Does work in a transaction of its own: all of it or, when it throws, nothing.
   *
   * @return what the work gave
   * @throws UnsureCommitException when it was committed with a warning
   */
  public static <T, X extends Exception> T inTransaction(Handle handle, HandleCallback<T, X> work)
      throws X {
    handle.begin();
    try {
      T result = work.withHandle(handle);
      commit(handle);
      return result;
    } catch (Exception | Error e) {
      rollBack(handle, e);
      throw e;
    }
  }

  private static void rollBack(Handle handle, Throwable why) {
    try {
      if (handle.isInTransaction()) {
        handle.rollback();
      }
    } catch (RuntimeException e) {
      // why it failed before says more
      why.addSuppressed(e);
    }
  }
}
