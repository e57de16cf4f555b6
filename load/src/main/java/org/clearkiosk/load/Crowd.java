package org.clearkiosk.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Students who queue: each comes once. Safe for many threads. */
public final class Crowd {
  private static final long PAUSE_NANOSECONDS = 20_000_000;
  private static final int MOST_TRIES = 50;

  private final List<CardHolder> holders;
  private final AtomicInteger next = new AtomicInteger();

  /** These, in this order. */
  public Crowd(List<CardHolder> holders) {
    this.holders = List.copyOf(holders);
  }

  /** The next student; null when all have come. */
  public @Nullable CardHolder next() {
    int index = next.getAndIncrement();
    return index < holders.size() ? holders.get(index) : null;
  }

  /** How many have not come yet. */
  public int waiting() {
    return Math.max(0, holders.size() - next.get());
  }

  /**
   * Lets students come to terminals, all terminals at the same time, until so many stand before
   * their notice. A session lasts 190 minutes.
   *
   * @throws IOException when a terminal gets no answer, or the students or tries are used up
   */
  public List<Visit> visit(List<Terminal> terminals, int count)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(terminals.size(), 64));
    try {
      AtomicInteger places = new AtomicInteger(count);
      List<Future<List<Visit>>> parts = new ArrayList<>();
      for (Terminal terminal : terminals) {
        parts.add(threads.submit(() -> visit(terminal, places)));
      }
      List<Visit> visits = new ArrayList<>();
      for (Future<List<Visit>> part : parts) {
        visits.addAll(part.get());
      }
      return visits;
    } catch (ExecutionException e) {
      throw new IOException("the students could not be served", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Visit> visit(Terminal terminal, AtomicInteger places) throws IOException {
    List<Visit> visits = new ArrayList<>();
    while (places.getAndDecrement() > 0) {
      CardHolder holder = next();
      if (holder == null) {
        throw new IOException("all students have come");
      }
      visits.add(patiently(terminal, holder));
    }
    return visits;
  }

  private static Visit patiently(Terminal terminal, CardHolder holder) throws IOException {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Visit visit = terminal.receive(holder);
      if (visit != null) {
        return visit;
      }
      LockSupport.parkNanos(PAUSE_NANOSECONDS);
    }
    throw new IOException("the server was too busy, or refused");
  }
}
