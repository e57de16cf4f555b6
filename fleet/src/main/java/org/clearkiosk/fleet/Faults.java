package org.clearkiosk.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks and mends network and server again and again, one at a time, until it is closed. Between
 * two of them something has to be answered: what never gets through proves nothing.
 */
final class Faults implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final int LONGEST_MINUTES = 5;

  private final Plan plan;
  private final Central central;
  private final @Nullable CutLine line;
  private final LongSupplier answered;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "faults");
            made.setDaemon(true);
            return made;
          });
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger kills = new AtomicInteger();
  private volatile @Nullable IOException failure;
  private long answeredBefore;
  private volatile boolean ending;

  /**
   * @param line the network; null where it is never cut
   * @param answered how many confirmations were answered
   */
  Faults(Plan plan, Central central, @Nullable CutLine line, LongSupplier answered) {
    this.answered = answered;
    this.plan = plan;
    this.central = central;
    this.line = line;
  }

  void start() {
    every(plan.cutEvery(), this::cut);
    every(plan.killEvery(), this::kill);
  }

  private void every(Duration pause, Runnable fault) {
    if (!pause.isZero()) {
      Future<?> unused =
          thread.scheduleWithFixedDelay(
              fault, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private boolean nothingNew() {
    long now = answered.getAsLong();
    if (ending || now == answeredBefore) {
      return true;
    }
    answeredBefore = now;
    return false;
  }

  private void cut() {
    if (line == null || nothingNew()) {
      return;
    }
    line.cut();
    cuts.incrementAndGet();
    Future<?> unused = thread.schedule(line::mend, plan.cutFor().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void kill() {
    if (nothingNew()) {
      return;
    }
    try {
      central.killAndStart();
      kills.incrementAndGet();
    } catch (IOException e) {
      LOG.error("The server did not start again", e);
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why the server did not start again after it was killed; empty where it did. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** How often the network was cut. */
  int cuts() {
    return cuts.get();
  }

  /** How often the server was killed. */
  int kills() {
    return kills.get();
  }

  /** Waits until a server that was killed is back, breaks nothing more, mends the network. */
  @Override
  public void close() {
    ending = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        LOG.error("A fault does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (line != null) {
      line.mend();
    }
  }
}
