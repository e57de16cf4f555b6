package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Looks every second whether the threads that the terminal lives on still take work. One that does
 * not for {@value #MOST_LOOKS} looks in a row is stalled, and no one but a new process can help.
 *
 * <p>A thread may stand still with the lock of the queue before it, so each is given its work by a
 * thread of its own: the watchdog itself waits for no one.
 *
 * <p>It counts its own looks and no clock: a process that was stopped as a whole, or a machine that
 * slept, is not stalled when it goes on.
 */
final class Watchdog implements AutoCloseable {
  /** In vain so often in a row: stalled. */
  static final int MOST_LOOKS = 10;

  private static final long BETWEEN_LOOKS_MILLISECONDS = 1000;

  private final List<Watched> watched = new ArrayList<>();
  private final Runnable alive;
  private final Consumer<String> stalled;
  private final LongSupplier nanoseconds;
  private final Function<String, ExecutorService> askers;
  private final ScheduledExecutorService thread = Executors.timed("watchdog");

  /**
   * @param alive run after each look that found all threads at work
   * @param stalled told the name of a thread that stands still; once, and nothing after it
   */
  Watchdog(Runnable alive, Consumer<String> stalled) {
    this(alive, stalled, System::nanoTime, name -> Executors.bounded("watchdog-" + name, 1, 1));
  }

  /**
   * @param nanoseconds by which it tells how long a thread kept work waiting
   * @param askers makes the thread that gives work to the one of that name
   */
  Watchdog(
      Runnable alive,
      Consumer<String> stalled,
      LongSupplier nanoseconds,
      Function<String, ExecutorService> askers) {
    this.alive = alive;
    this.stalled = stalled;
    this.nanoseconds = nanoseconds;
    this.askers = askers;
  }

  /**
   * Watches a thread too; before {@link #start}.
   *
   * @param name for the log
   * @param work has something run on the thread
   */
  Watchdog watch(String name, Executor work) {
    watched.add(new Watched(name, work, nanoseconds, askers.apply(name)));
    return this;
  }

  void start() {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            this::look, 0, BETWEEN_LOOKS_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** Looks once. */
  void look() {
    boolean allAtWork = true;
    for (Watched each : watched) {
      allAtWork &= each.tookTheLast();
      if (each.looksInVain >= MOST_LOOKS) {
        thread.shutdown();
        stalled.accept(each.name);
        return;
      }
    }
    if (allAtWork) {
      alive.run();
    }
  }

  /**
   * The longest that a thread kept waiting what it was given at a look, since this was asked last.
   * From any thread.
   *
   * @param name as it was watched under
   */
  Duration slowest(String name) {
    return watched.stream()
        .filter(each -> each.name.equals(name))
        .findFirst()
        .map(each -> Duration.ofNanos(each.slowest.getAndSet(0)))
        .orElseThrow();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    watched.forEach(each -> each.asker.shutdownNow());
  }

  /** A thread, and whether it has taken the work that it was given last. */
  private static final class Watched {
    private final String name;
    private final Executor work;
    private final LongSupplier nanoseconds;
    private final ExecutorService asker;
    private final AtomicLong slowest = new AtomicLong();
    private volatile boolean answered = true;
    private int looksInVain;

    Watched(String name, Executor work, LongSupplier nanoseconds, ExecutorService asker) {
      this.name = name;
      this.work = work;
      this.nanoseconds = nanoseconds;
      this.asker = asker;
    }

    /** Whether it has taken the work of the look before; then it is given some for the next one. */
    boolean tookTheLast() {
      if (!answered) {
        looksInVain++;
        return false;
      }
      looksInVain = 0;
      answered = false;
      try {
        asker.execute(this::ask);
      } catch (RejectedExecutionException e) {
        // It is being closed
        answered = true;
      }
      return true;
    }

    private void ask() {
      long given = nanoseconds.getAsLong();
      try {
        work.execute(
            () -> {
              slowest.accumulateAndGet(nanoseconds.getAsLong() - given, Math::max);
              answered = true;
            });
      } catch (RejectedExecutionException e) {
        // It is being closed
        answered = true;
      }
    }
  }
}
