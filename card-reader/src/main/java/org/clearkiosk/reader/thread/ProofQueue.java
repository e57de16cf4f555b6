package org.clearkiosk.reader.thread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.clearkiosk.reader.ProofOutcome;

/** The few requests that wait for a reader's thread, and the place where that thread waits. */
public final class ProofQueue {
  /** A card does one thing at a time; more than a few requests are a caller's mistake. */
  static final int MOST_REQUESTS = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ProofRequest> requests = new ArrayDeque<>();
  private boolean closed;

  /** Adds a request; false when the queue is closed or full. */
  public boolean add(ProofRequest request) {
    lock.lock();
    try {
      if (closed || requests.size() >= MOST_REQUESTS) {
        return false;
      }
      requests.add(request);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits looks again whether what else it waits for has come. */
  public void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a request, for the end, or for something else.
   *
   * @param nanoseconds how long at most
   * @param somethingElse whether that has come; looked at whenever {@link #wake} was called
   */
  public void await(long nanoseconds, BooleanSupplier somethingElse) {
    long remaining = nanoseconds;
    lock.lock();
    try {
      while (!closed && requests.isEmpty() && !somethingElse.getAsBoolean() && remaining > 0) {
        remaining = changed.awaitNanos(remaining);
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** The next request, if one is there. */
  public Optional<ProofRequest> poll() {
    lock.lock();
    try {
      return Optional.ofNullable(requests.poll());
    } finally {
      lock.unlock();
    }
  }

  /** The next request; none when none came within so many nanoseconds, or the queue is closed. */
  public Optional<ProofRequest> next(long nanoseconds) {
    await(nanoseconds, () -> false);
    return poll();
  }

  /** Whether it takes nothing more. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Answers what waits that its card is gone. */
  public void refuse() {
    Deque<ProofRequest> unanswered;
    lock.lock();
    try {
      unanswered = new ArrayDeque<>(requests);
      requests.clear();
    } finally {
      lock.unlock();
    }
    unanswered.forEach(request -> request.answer(new ProofOutcome.CardGone()));
  }

  /** Takes nothing more; what waits is answered that its card is gone. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    refuse();
  }
}
