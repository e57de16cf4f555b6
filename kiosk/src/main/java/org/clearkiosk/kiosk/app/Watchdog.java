package org.clearkiosk.kiosk.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks every second whether the threads that the terminal lives on still take work. One that does
 * not for {@value #MOST_LOOKS} looks in a row is stalled, and no one but a new process can help.
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
  private final ScheduledExecutorService thread = Executors.timed("watchdog");

  /**
   * @param alive run after each look that found all threads at work
   * @param stalled told the name of a thread that stands still; once, and nothing after it
   */
  Watchdog(Runnable alive, Consumer<String> stalled) {
    this.alive = alive;
    this.stalled = stalled;
  }

  /**
   * Watches a thread too; before {@link #start}.
   *
   * @param name for the log
   * @param work has something run on the thread; returns at once
   */
  Watchdog watch(String name, Executor work) {
    watched.add(new Watched(name, work));
    return this;
  }

  void start() {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            this::look, 0, BETWEEN_LOOKS_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** Looks once. */
  void look() {
    boolean allAnswered = true;
    for (Watched each : watched) {
      if (each.stalledNow()) {
        thread.shutdown();
        stalled.accept(each.name);
        return;
      }
      allAnswered &= each.answered;
    }
    if (allAnswered) {
      alive.run();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** A thread, and whether it has taken the work that it was given last. */
  private static final class Watched {
    private final String name;
    private final Executor work;
    private volatile boolean answered = true;
    private int looksInVain;

    Watched(String name, Executor work) {
      this.name = name;
      this.work = work;
    }

    /** Gives it work where it has taken the last. */
    boolean stalledNow() {
      if (!answered) {
        looksInVain++;
        return looksInVain >= MOST_LOOKS;
      }
      looksInVain = 0;
      answered = false;
      try {
        work.execute(() -> answered = true);
      } catch (RejectedExecutionException e) {
        // It is being closed
        answered = true;
      }
      return false;
    }
  }
}
