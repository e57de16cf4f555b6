package org.clearkiosk.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.load.Answer;
import org.clearkiosk.load.CardHolder;
import org.clearkiosk.load.Confirmation;
import org.clearkiosk.load.Crowd;
import org.clearkiosk.load.Ledger;
import org.clearkiosk.load.Reply;
import org.clearkiosk.load.Terminal;
import org.clearkiosk.load.Visit;
import org.jspecify.annotations.Nullable;

/**
 * All terminals at work at the same time: students come and confirm, confirm once more with another
 * id, and what was sent is sent again; whatever fails meanwhile is noted, and they go on.
 */
final class Rush {
  /** Each so many students one comes who is refused. */
  private static final int ONE_IN = 30;

  private static final int CONFIRMATIONS_OF_A_STUDENT = 3;
  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMinutes(5);
  private static final long LOOK_AGAIN_NANOSECONDS = Duration.ofMillis(5).toNanos();
  private static final int VISITS_KEPT = 8;
  private static final long PAUSE_NANOSECONDS = Duration.ofMillis(20).toNanos();

  private final List<Terminal> terminals;
  private final Crowd mayClear;
  private final Crowd goToTheHall;
  private final Ledger ledger;
  private final AtomicLong students = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong acknowledgedWatched = new AtomicLong();
  private volatile boolean running;
  private volatile boolean watched;

  Rush(List<Terminal> terminals, Crowd mayClear, Crowd goToTheHall, Ledger ledger) {
    this.terminals = List.copyOf(terminals);
    this.mayClear = mayClear;
    this.goToTheHall = goToTheHall;
    this.ledger = ledger;
  }

  /** A rush that has begun. */
  final class Begun {
    private final ExecutorService threads = Executors.newFixedThreadPool(terminals.size());
    private final List<Future<?>> works = new ArrayList<>();
    private final long before = acknowledged.get();

    private Begun() {
      running = true;
      terminals.forEach(terminal -> works.add(threads.submit(() -> work(terminal))));
    }

    /**
     * Waits until so many confirmations of this rush were acknowledged: a server that was just
     * started is slow, and a moment before anything was acknowledged proves nothing.
     */
    Begun awaitAcknowledged(int least) throws IOException {
      long end = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
      while (acknowledged.get() < before + least) {
        if (System.nanoTime() > end) {
          throw new IOException("the server acknowledges nothing; the load cannot begin");
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOSECONDS);
      }
      return this;
    }

    /** Ends it; what is under way is answered, or given up. */
    void end() throws IOException, InterruptedException {
      running = false;
      threads.shutdown();
      await(works);
    }
  }

  /** Lets it begin. */
  Begun begin() {
    return new Begun();
  }

  /** How many confirmations were acknowledged since the beginning. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** Counts from now on which confirmations were first sent and acknowledged while it is so. */
  void watch(boolean on) {
    watched = on;
  }

  /** How many that were. */
  long acknowledgedWatched() {
    return acknowledgedWatched.get();
  }

  private void work(Terminal terminal) {
    Deque<Visit> visits = new ArrayDeque<>();
    Deque<Confirmation> sent = new ArrayDeque<>();
    while (running) {
      Visit visit = receive(terminal);
      if (visit != null) {
        visits.addFirst(visit);
        if (visits.size() > VISITS_KEPT) {
          visits.removeLast();
        }
      } else {
        LockSupport.parkNanos(PAUSE_NANOSECONDS);
      }
      Visit before = visits.peekFirst();
      for (int i = 0; before != null && running && i < CONFIRMATIONS_OF_A_STUDENT; i++) {
        Confirmation confirmation = before.confirm();
        send(terminal, confirmation);
        sent.addFirst(confirmation);
      }
      if (sent.size() > VISITS_KEPT) {
        ledger.answered(sent.getLast(), terminal.post(sent.removeLast()));
      }
    }
  }

  private @Nullable Visit receive(Terminal terminal) {
    Crowd crowd = students.incrementAndGet() % ONE_IN == 0 ? goToTheHall : mayClear;
    CardHolder holder = crowd.next();
    try {
      return holder == null ? null : terminal.receive(holder);
    } catch (IOException | Reply.UnexpectedReplyException e) {
      return null;
    }
  }

  private void send(Terminal terminal, Confirmation confirmation) {
    boolean watchedFromTheStart = watched;
    ledger.sent(confirmation);
    Answer answer = terminal.post(confirmation);
    ledger.answered(confirmation, answer);
    if (answer instanceof Answer.Acknowledged) {
      acknowledged.incrementAndGet();
      if (watchedFromTheStart && watched) {
        acknowledgedWatched.incrementAndGet();
      }
    } else if (answer instanceof Answer.Unknown) {
      LockSupport.parkNanos(PAUSE_NANOSECONDS);
    }
  }

  /** Sends again all that has no answer, until it has one. */
  void settle(Duration patience) throws IOException, InterruptedException {
    Map<String, List<Confirmation>> open = new HashMap<>();
    for (Confirmation confirmation : ledger.open()) {
      open.computeIfAbsent(confirmation.event().terminal(), number -> new ArrayList<>())
          .add(confirmation);
    }
    ExecutorService threads = Executors.newFixedThreadPool(terminals.size());
    List<Future<?>> works = new ArrayList<>();
    for (Terminal terminal : terminals) {
      List<Confirmation> own = open.getOrDefault(terminal.number(), List.of());
      works.add(
          threads.submit(
              () ->
                  own.forEach(
                      confirmation ->
                          ledger.answered(
                              confirmation, terminal.deliver(confirmation, patience)))));
    }
    threads.shutdown();
    await(works);
    ledger.flush();
  }

  private static void await(List<Future<?>> works) throws IOException, InterruptedException {
    try {
      for (Future<?> work : works) {
        work.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the load itself failed", e.getCause());
    }
  }
}
