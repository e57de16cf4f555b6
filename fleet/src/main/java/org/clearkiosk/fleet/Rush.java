package org.clearkiosk.fleet;

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
 */
final class Rush {
  private static final long TRIES_AGAIN_NANOSECONDS = Duration.ofMillis(200).toNanos();
  private static final double NANOSECONDS_IN_A_SECOND = 1e9;

  private final Plan plan;
  private final List<CardHolder> students;
  private final BlockingQueue<FleetTerminal> free;
  private final Times notices = new Times();
  private final Times keeping = new Times();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger keptHere = new AtomicInteger();
  private final AtomicLong latest = new AtomicLong();
  private final Map<String, Integer> sentAway = new TreeMap<>();

  Rush(Plan plan, List<FleetTerminal> terminals, List<CardHolder> students) {
    this.plan = plan;
    this.students = new ArrayList<>(students);
    Random order = new Random(plan.seed());
    Collections.shuffle(this.students, order);
    List<FleetTerminal> shuffled = new ArrayList<>(terminals);
    Collections.shuffle(shuffled, order);
    this.free = new LinkedBlockingQueue<>(shuffled);
  }

  /** Returns when every student's confirmation is kept. */
  void run() throws InterruptedException, ExecutionException {
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
    } finally {
      threads.shutdownNow();
    }
  }

  private Void comeAndGo(long begun, SplittableRandom chance) throws InterruptedException {
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
      throws InterruptedException {
    while (true) {
      FleetTerminal.Visit visit = terminal.serve(student, chance);
      if (visit instanceof FleetTerminal.Visit.Confirmed confirmed) {
        notices.add(confirmed.notice());
        keeping.add(confirmed.kept());
        awaitReceipt(confirmed.answer());
        return;
      }
      note(((FleetTerminal.Visit.SentAway) visit).why());
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
