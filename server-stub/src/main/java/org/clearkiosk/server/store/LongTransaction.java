package org.clearkiosk.server.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * A transaction over many rows, on a connection whose temporary tables outlive it. Where the
 * database undoes it because of another one, or a lock was waited for in vain, it is run again.
 */
public final class LongTransaction {
  private static final int ATTEMPTS = 5;
  private static final long LONGEST_PAUSE_NANOSECONDS = 200_000_000;

  private final Handle handle;
  private final LongSupplier nanoTime;
  private long held;

  /**
   * Prepares a transaction.
   *
   * @param nanoTime a monotonic time in nanoseconds
   */
  public LongTransaction(Handle handle, LongSupplier nanoTime) {
    this.handle = handle;
    this.nanoTime = nanoTime;
  }

  /**
   * Runs it and commits. What was committed with a warning is not run again.
   *
   * @param undo whether to undo all of it instead
   * @return what the work gave
   * @throws UnsureCommitException when it was committed with a warning
   */
  public <T> T run(boolean undo, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(undo, work);
      } catch (UnsureCommitException e) {
        // it was committed: run again it would find nothing to do, and say so
        throw e;
      } catch (RuntimeException e) {
        if (handle.isInTransaction()) {
          handle.rollback();
        }
        if (attempt >= ATTEMPTS || !(Failures.conflict(e) || Failures.passing(e))) {
          throw e;
        }
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOSECONDS * attempt));
      }
    }
  }

  /** For how long the last one was open, and others may have waited for it. */
  public Duration held() {
    return Duration.ofNanos(held);
  }

  private <T> T once(boolean undo, Supplier<T> work) {
    handle.begin();
    long start = nanoTime.getAsLong();
    T result = work.get();
    if (undo) {
      handle.rollback();
    } else {
      Commits.commit(handle);
    }
    held = nanoTime.getAsLong() - start;
    return result;
  }
}
