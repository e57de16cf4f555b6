package org.clearkiosk.server.identity;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that compare passwords. Argon2id is dear on purpose: without a bound, guessing
 * would take the processors and the memory from everyone.
 */
public final class PasswordWorkers implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int QUEUE = 32;

  private final ThreadPoolExecutor executor;

  /** Starts no thread before there is something to compare. */
  public PasswordWorkers() {
    AtomicInteger count = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            work -> {
              Thread thread = new Thread(work, "password-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Compares a password with a hash.
   *
   * @return empty when too many comparisons wait already
   */
  public Optional<CompletableFuture<Boolean>> compare(String stored, String password) {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> PasswordHash.matches(stored, password), executor));
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
