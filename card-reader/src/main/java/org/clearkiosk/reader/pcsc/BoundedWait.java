package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a reader's state to change, and no longer than was asked for. pcsc-lite measures its
 * waits by the machine's time of day (seen with 1.9.9): where that is set back, a wait lasts for as
 * long as it was set back by. So who is overdue is woken from a thread of its own, which goes by a
 * clock that only goes forward; while the service hangs that thread hangs with it, and no other.
 */
final class BoundedWait implements AutoCloseable {
  /** How far a wait may be overdue; whoever counts on the watch's heartbeat has to allow for it. */
  static final Duration OVERDUE = Duration.ofSeconds(1);

  private final PcscLibrary library;
  private final ScheduledThreadPoolExecutor thread;

  BoundedWait(PcscLibrary library, String threadName) {
    this.library = library;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, threadName);
              daemon.setDaemon(true);
              return daemon;
            });
    thread.setRemoveOnCancelPolicy(true);
  }

  /** As {@link PcscLibrary#awaitChange}. One caller at a time. */
  int awaitChange(long context, String reader, int state, long milliseconds) throws PcscException {
    Future<?> waking =
        thread.schedule(
            () -> library.cancel(context),
            milliseconds + OVERDUE.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return library.awaitChange(context, reader, state, milliseconds);
    } finally {
      waking.cancel(false);
    }
  }

  /** No one waits any more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
