package org.clearkiosk.kiosk.outbox;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone still waits for a confirmation to be kept. Of keeping and giving up one comes
 * first, and the other then does not happen.
 */
final class Waiting {
  private boolean over;
  private @Nullable KeptConfirmation kept;

  /** Gives up; false when it was kept before, and stays so. */
  synchronized boolean giveUp() {
    over = true;
    return kept == null;
  }

  /** It is on disk; false when no one waits any more. */
  synchronized boolean keep(KeptConfirmation confirmation) {
    if (over) {
      return false;
    }
    kept = confirmation;
    return true;
  }

  /** Stops the work for which no one waits any more. */
  synchronized void check() throws SQLException {
    if (over) {
      throw new SQLException("too late: no one waits for this confirmation any more");
    }
  }

  /** What was kept; only after {@link #giveUp} said so. */
  synchronized KeptConfirmation kept() {
    if (kept == null) {
      throw new IllegalStateException("nothing was kept");
    }
    return kept;
  }
}
