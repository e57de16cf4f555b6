package org.clearkiosk.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.load.CardHolder;

/**
 * Students come to the terminals: each to the one that has been free the longest, so many at a
 * time, at the plan's pace. Who is sent away tries again at the same terminal until the
 * confirmation is kept, and then waits for the receipt as long as the kiosk lets a student wait.
 * Where no one could be served for a while, the rush is over: a server that does not come back
 * would keep it up for ever.
 */
final class Rush {
  /** How long students go on trying while no one is served; a server starts in two minutes. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long TRIES_AGAIN_NANOSECONDS = Duration.ofMillis(200).toNanos();
  private static final double NANOSECONDS_IN_A_SECOND = 1e9;

  private final Plan plan;
  private final Duration patience;
  private final List<CardHolder> students;
  private final BlockingQueue<FleetTerminal> free;
  private final Times notices = new Times();
  private final Times keeping = new Times();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger keptHere = new AtomicInteger();
  private final AtomicLong latest = new AtomicLong();
  private final AtomicLong latestServed = new AtomicLong(System.nanoTime());
  private final Map<String, Integer> sentAway = new TreeMap<>();

  /**
   * @param patience how long students go on trying while no one is served
   */
  Rush(Plan plan, List<FleetTerminal> terminals, List<CardHolder> students, Duration patience) {
    this.plan = plan;
    this.patience = patience;
    this.students = new ArrayList<>(students);
    Random order = new Random(plan.seed());
    Collections.shuffle(this.students, order);
    List<FleetTerminal> shuffled = new ArrayList<>(terminals);
    Collections.shuffle(shuffled, order);
    this.free = new LinkedBlockingQueue<>(shuffled);
  }

  /**
   * Returns when every student's confirmation is kept.
   *
   * @throws IOException when no one was served for so long that no one will be
   */
  void run() throws IOException, InterruptedException, ExecutionException {
    int atATime = Math.min(plan.atATime(), free.size());
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    try {
      long begun = System.nanoTime();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < atATime; i++) {
        SplittableRandom chance = new SplittableRandom(plan.seed() + i);
        all.add(threads.submit(() -> comeAndGo(begun, chance)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NobodyServedException over) {
        throw over;
      }
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  private Void comeAndGo(long begun, SplittableRandom chance)
      throws IOException, InterruptedException {
    for (int i = next.getAndIncrement(); i < students.size(); i = next.getAndIncrement()) {
      awaitTurn(begun, i);
      FleetTerminal terminal = free.take();
      try {
        serve(terminal, students.get(i), chance);
      } finally {
        free.add(terminal);
      }
    }
    return null;
  }

  /** With a pace each student has a moment; who comes later than that says how far behind it is. */
  private void awaitTurn(long begun, int index) throws InterruptedException {
    if (plan.perSecond() == 0) {
      return;
    }
    long turn = begun + (long) (index * NANOSECONDS_IN_A_SECOND / plan.perSecond());
    for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    latest.accumulateAndGet(System.nanoTime() - turn, Math::max);
  }

  private void serve(FleetTerminal terminal, CardHolder student, SplittableRandom chance)
      throws NobodyServedException, InterruptedException {
    long came = System.nanoTime();
    while (true) {
      FleetTerminal.Visit visit = terminal.serve(student, chance);
      if (visit instanceof FleetTerminal.Visit.Confirmed confirmed) {
        latestServed.set(System.nanoTime());
        notices.add(confirmed.notice());
        keeping.add(confirmed.kept());
        awaitReceipt(confirmed.answer());
        return;
      }
      String why = ((FleetTerminal.Visit.SentAway) visit).why();
      note(why);
      long now = System.nanoTime();
      if (Math.min(now - came, now - latestServed.get()) > patience.toNanos()) {
        throw new NobodyServedException(patience, why);
      }
      LockSupport.parkNanos(TRIES_AGAIN_NANOSECONDS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void awaitReceipt(CompletableFuture<Told> answer) throws InterruptedException {
    try {
      answer.get(Delays.SUBMITTING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      keptHere.incrementAndGet();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer is never a failure", e);
    }
  }

  private void note(String why) {
    synchronized (sentAway) {
      sentAway.merge(why, 1, Integer::sum);
    }
  }

  /** No one was served for so long that no one will be. */
  static final class NobodyServedException extends IOException {
    private static final long serialVersionUID = 1L;

    NobodyServedException(Duration patience, String why) {
      super(
          "no student could be served for %d s, the last was told %s (docs/failure-codes.md)."
                  .formatted(patience.toSeconds(), why)
              + " Does the server run? What was confirmed before is kept in the outboxes; they are"
              + " left where they are, with the server's logs beside them");
    }
  }

  /** From the card to the notice, where nothing failed on the way. */
  Times notices() {
    return notices;
  }

  /** From the touch until the confirmation is on the terminal's disk. */
  Times keeping() {
    return keeping;
  }

  /** How many were told that the confirmation is kept here and is delivered later. */
  int keptHere() {
    return keptHere.get();
  }

  /** How far the students were behind the plan's pace at most, in milliseconds. */
  long latestMilliseconds() {
    return TimeUnit.NANOSECONDS.toMillis(latest.get());
  }

  /** How often students were sent away, by failure code. */
  Map<String, Integer> sentAway() {
    synchronized (sentAway) {
      return new TreeMap<>(sentAway);
    }
  }
}
