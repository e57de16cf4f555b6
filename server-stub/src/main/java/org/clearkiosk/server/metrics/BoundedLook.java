package org.clearkiosk.server.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Looks at something that may not answer, and waits for so long and no longer. Until a look that
 * came too late has ended there is no other.
 */
final class BoundedLook<T> implements AutoCloseable {
  private final Supplier<T> look;
  private final Duration patience;
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          work -> {
            Thread made = new Thread(work, "figures");
            made.setDaemon(true);
            return made;
          });

  BoundedLook(Supplier<T> look, Duration patience) {
    this.look = look;
    this.patience = patience;
  }

  /** What there is; empty where it cannot be told now. */
  Optional<T> now() {
    try {
      Future<T> answer = thread.submit(look::get);
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
