package org.clearkiosk.reader.pn532;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clearkiosk.reader.ProofOutcome;

/** What waits for the reader's thread; it waits here too, between two looks for cards. */
final class ProofQueue {
  /** A card does one thing at a time; more than a few requests are a caller's mistake. */
  static final int MOST_REQUESTS = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<ProofRequest> requests = new ArrayDeque<>();
  private boolean closed;

  /** Adds a request; false when the queue is closed or full. */
  boolean add(ProofRequest request) {
    lock.lock();
    try {
      if (closed || requests.size() >= MOST_REQUESTS) {
        return false;
      }
      requests.add(request);
      filled.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next request; none when none came within so many nanoseconds, or the queue is closed. */
  Optional<ProofRequest> next(long nanoseconds) {
    long remaining = nanoseconds;
    lock.lock();
    try {
      while (!closed && requests.isEmpty() && remaining > 0) {
        remaining = filled.awaitNanos(remaining);
      }
      return Optional.ofNullable(requests.poll());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Answers what waits that its card is gone. */
  void refuse() {
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
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
    refuse();
  }
}
