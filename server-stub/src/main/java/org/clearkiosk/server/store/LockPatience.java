package org.clearkiosk.server.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How long the parts of a batch wait for rows that another transaction holds, once one has waited
 * in vain. An import may hold the rows of a whole campus: if every part of it waited as long as the
 * first, all others would wait for them. So each wait in vain halves the next, and together they
 * take less than a second.
 *
 * <p>Only PostgreSQL says that a lock was not to be had, and only then is this asked for anything.
 */
final class LockPatience {
  private static final int FIRST_MILLISECONDS = 400;

  private final Handle handle;
  private int milliseconds = FIRST_MILLISECONDS;
  private @Nullable String usual;

  /** The patience of a transaction, which is as usual at first. */
  LockPatience(Handle handle) {
    this.handle = handle;
  }

  /** A part has waited in vain: from here on each waits less. */
  void shorten() {
    if (usual == null) {
      usual = handle.select("SELECT current_setting('lock_timeout')").mapTo(String.class).one();
    }
    set(milliseconds + "ms");
    // 0 would be to wait for ever
    milliseconds = Math.max(1, milliseconds / 2);
  }

  /** The parts are done: what follows in the transaction waits as usual. */
  void restore() {
    String value = usual;
    if (value != null) {
      set(value);
    }
  }

  private void set(String value) {
    handle.select("SELECT set_config('lock_timeout', ?, true)", value).mapTo(String.class).one();
  }
}
