package org.clearkiosk.kiosk.outbox;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that delivers the outbox: the oldest confirmation first, one at a time, again and
 * again until the server has answered it. News (a new confirmation, the server back) shortens a
 * wait, unless the server asked for it.
 */
public final class OutboxSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration CLOSING = Duration.ofSeconds(6);

  private final Delivery delivery;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean news;
  private boolean closed;

  /**
   * @param outbox what to deliver; closed after this, not by this
   * @param server where to
   * @param listener hears what became of each
   * @param businessSeconds the business time in seconds of Unix time, for the rows' own notes
   */
  public OutboxSender(
      Outbox outbox,
      CentralServer server,
      DeliveryListener listener,
      LongSupplier businessSeconds) {
    this.delivery =
        new Delivery(
            outbox,
            server,
            listener,
            new Backoff(FIRST_WAIT, LONGEST_WAIT, new SplittableRandom()),
            businessSeconds);
    this.thread = new Thread(this::run, "outbox-sender");
    this.thread.setDaemon(true);
  }

  /** Starts delivering; what was pending before is delivered too. */
  public void start() {
    thread.start();
  }

  /** There is a new confirmation, or the server is back. */
  public void news() {
    lock.lock();
    try {
      news = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stops; waits a bounded time for a delivery under way. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(CLOSING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (goOn()) {
      try {
        pause(delivery.once());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("A delivery failed in a way that was not foreseen; it is tried again", e);
        pauseAfterSurprise();
      }
    }
  }

  private boolean goOn() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void pauseAfterSurprise() {
    try {
      pause(new Delivery.Next(LONGEST_WAIT, false, true));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(Delivery.Next next) throws InterruptedException {
    lock.lock();
    try {
      long left = next.untilNew() ? LONGEST_WAIT.toNanos() : next.delay().toNanos();
      while (left > 0 && !closed && (next.patient() || !news)) {
        left = changed.awaitNanos(left);
      }
      news = false;
    } finally {
      lock.unlock();
    }
  }
}
