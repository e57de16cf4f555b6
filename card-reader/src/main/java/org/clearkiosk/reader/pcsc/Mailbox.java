package org.clearkiosk.reader.pcsc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clearkiosk.reader.ProofOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the reader's thread: the newest snapshot and a few requests. A snapshot comes out
 * first, so that no card is asked for a proof that is known to have left.
 */
final class Mailbox {
  /** A card does one thing at a time; more than a few requests are a caller's mistake. */
  static final int MOST_REQUESTS = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<Mail.ProofRequest> requests = new ArrayDeque<>();
  private Mail.@Nullable Snapshot newest;
  private boolean closed;

  /** Puts a snapshot in place of an older one. */
  void put(Mail.Snapshot snapshot) {
    lock.lock();
    try {
      newest = snapshot;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Adds a request; false when the mailbox is closed or full. */
  boolean add(Mail.ProofRequest request) {
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

  /** The next mail; {@link Mail.Silence} when none came within so many nanoseconds. */
  Mail next(long nanoseconds) {
    long remaining = nanoseconds;
    lock.lock();
    try {
      while (true) {
        if (closed) {
          return new Mail.Closed();
        }
        Mail.Snapshot snapshot = newest;
        if (snapshot != null) {
          newest = null;
          return snapshot;
        }
        Mail.ProofRequest request = requests.poll();
        if (request != null) {
          return request;
        }
        if (remaining <= 0) {
          return new Mail.Silence();
        }
        remaining = filled.awaitNanos(remaining);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Mail.Closed();
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

  /** Takes nothing more; what waits is answered that its card is gone. */
  void close() {
    Deque<Mail.ProofRequest> unanswered;
    lock.lock();
    try {
      closed = true;
      unanswered = new ArrayDeque<>(requests);
      requests.clear();
      filled.signalAll();
    } finally {
      lock.unlock();
    }
    unanswered.forEach(request -> request.answer(new ProofOutcome.CardGone()));
  }
}
