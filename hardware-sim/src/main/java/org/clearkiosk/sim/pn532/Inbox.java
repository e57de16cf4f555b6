package org.clearkiosk.sim.pn532;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Frames from the host that the chip has not looked at, and the place where it waits. */
final class Inbox implements Patience {
  /** A host sends one command at a time; what exceeds this is lost, as in the chip's own buffer. */
  private static final int CAPACITY = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private boolean closed;

  void post(Frame frame) {
    lock.lock();
    try {
      if (frames.size() < CAPACITY) {
        frames.add(frame);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next frame; empty when the line is gone. */
  Optional<Frame> take() throws InterruptedException {
    lock.lock();
    try {
      while (frames.isEmpty() && !closed) {
        changed.await();
      }
      return Optional.ofNullable(frames.poll());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public End await(BooleanSupplier event, Duration atMost) throws InterruptedException {
    long remaining = atMost.toNanos();
    lock.lock();
    try {
      while (true) {
        if (!frames.isEmpty() || closed) {
          return End.CALLED_OFF;
        }
        if (event.getAsBoolean()) {
          return End.HAPPENED;
        }
        if (remaining <= 0) {
          return End.ELAPSED;
        }
        remaining = changed.awaitNanos(remaining);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Something happened that a command may wait for. */
  void ring() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
