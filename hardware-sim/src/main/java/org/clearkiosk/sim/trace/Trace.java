package org.clearkiosk.sim.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clearkiosk.sim.card.ByteString;

/** The last entries of all readers, in one order. All methods may be called from any thread. */
public final class Trace {
  /** How many entries are kept; older ones are forgotten. */
  public static final int CAPACITY = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final ArrayDeque<TraceEntry> entries = new ArrayDeque<>();
  private final long start = System.nanoTime();
  private long last;

  /** Where a reader's traffic is noted under its short name. */
  public TraceSink sink(String reader) {
    return (direction, kind, bytes, meaning) -> add(reader, direction, kind, bytes, meaning);
  }

  /**
   * The entries that are kept with a number beyond another, oldest first.
   *
   * @param number 0 for all
   * @param atMost how many, at least 1
   */
  public List<TraceEntry> after(long number, int atMost) {
    lock.lock();
    try {
      return entries.stream().filter(entry -> entry.number() > number).limit(atMost).toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Like {@link #after(long, int)}, but waits a while for the first entry where there is none yet.
   *
   * @return empty when none came in time
   */
  public List<TraceEntry> await(long number, int atMost, Duration patience)
      throws InterruptedException {
    long remaining = patience.toNanos();
    lock.lock();
    try {
      while (last <= number && remaining > 0) {
        remaining = added.awaitNanos(remaining);
      }
    } finally {
      lock.unlock();
    }
    return after(number, atMost);
  }

  /** The number of the newest entry; 0 when there is none. */
  public long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  private void add(
      String reader,
      TraceEntry.Direction direction,
      TraceEntry.Kind kind,
      ByteString bytes,
      String meaning) {
    lock.lock();
    try {
      last++;
      TraceEntry entry =
          new TraceEntry(
              last,
              System.nanoTime() - start,
              Instant.now(),
              reader,
              direction,
              kind,
              bytes,
              meaning);
      if (entries.size() == CAPACITY) {
        entries.removeFirst();
      }
      entries.addLast(entry);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
