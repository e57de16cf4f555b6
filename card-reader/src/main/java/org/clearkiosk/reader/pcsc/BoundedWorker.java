package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A thread for calls that may never return: native calls, which no interrupt ends. Whoever calls
 * waits for a bounded time; a worker that is stuck is left to itself and replaced.
 */
final class BoundedWorker {
  private final ThreadPoolExecutor executor;
  private volatile @Nullable Future<?> pending;
  private volatile boolean finished;

  BoundedWorker(String threadName) {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(2),
            task -> {
              Thread thread = new Thread(task, threadName);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs a task on the worker's thread and waits for it. One caller at a time.
   *
   * @throws TimeoutException when it did not end within the bound; it may still be running
   * @throws CancellationException when {@link #finish} was called meanwhile or before
   * @throws ExecutionException when it threw
   */
  <T> T call(Callable<T> task, Duration bound) throws TimeoutException, ExecutionException {
    Future<T> future;
    try {
      future = executor.submit(task);
    } catch (RejectedExecutionException e) {
      throw cancelled();
    }
    pending = future;
    if (finished) {
      future.cancel(false);
    }
    try {
      return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    } finally {
      pending = null;
    }
  }

  /**
   * From any thread: takes no more tasks, wakes whoever waits, and ends the thread as soon as the
   * running task lets it, after running one last thing. Only the first call counts.
   */
  synchronized void finish(Runnable last) {
    if (finished) {
      return;
    }
    finished = true;
    executor.execute(last);
    executor.shutdown();
    Future<?> waitedFor = pending;
    if (waitedFor != null) {
      waitedFor.cancel(false);
    }
  }

  /** Whether the thread has ended. */
  boolean isTerminated() {
    return executor.isTerminated();
  }

  private static CancellationException cancelled() {
    return new CancellationException("The worker was finished.");
  }
}
