package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server for the day, again and again: that keeps the business time right, and tells
 * whether the server can be asked at all. One failure alone is not yet an outage.
 */
final class LinkWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);

  static final Duration WHEN_UP = Duration.ofSeconds(15);
  static final Duration WHEN_IN_DOUBT = Duration.ofSeconds(1);
  static final Duration WHEN_DOWN = Duration.ofSeconds(3);
  private static final int OUTAGE = 2;

  /** The longest that a wait is lengthened by chance, as a part of it. */
  private static final double CHANCE = 0.2;

  private final CentralServer server;
  private final BusinessClock clock;
  private final Consumer<Event> flow;
  private final Runnable back;
  private final RandomGenerator chance;
  private final ScheduledExecutorService thread = Executors.timed("link");
  private boolean up;
  private int failures;

  /**
   * @param back run when the server answers again, and the first time
   * @param chance lengthens the waits
   */
  LinkWatch(
      CentralServer server,
      BusinessClock clock,
      Consumer<Event> flow,
      Runnable back,
      RandomGenerator chance) {
    this.server = server;
    this.clock = clock;
    this.flow = flow;
    this.back = back;
    this.chance = chance;
  }

  void start() {
    thread.execute(this::ask);
  }

  private void ask() {
    Duration next = WHEN_DOWN;
    try {
      next = look();
    } catch (RuntimeException e) {
      LOG.error("Looking for the server failed in a way that was not foreseen", e);
    }
    try {
      long wait = spread(next, chance.nextDouble()).toMillis();
      Future<?> unused = thread.schedule(this::ask, wait, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing; the server is not looked for any more");
    }
  }

  /** Asks once; tells how long to wait before the next time. */
  Duration look() {
    Answer<Today> answer = server.today();
    return answer.fold(this::heard, this::missed);
  }

  /**
   * Terminals that an outage has brought into step do not go on asking all at once; and none comes
   * sooner than the server asked for.
   *
   * @param chance from 0 up to 1
   */
  static Duration spread(Duration wait, double chance) {
    return wait.plusMillis(Math.round(wait.toMillis() * CHANCE * chance));
  }

  private Duration heard(Today today) {
    clock.set(today);
    flow.accept(new Event.ServerUp(today));
    failures = 0;
    if (!up) {
      up = true;
      LOG.info("The server answers; this is terminal {}", today.terminal());
      back.run();
    }
    return WHEN_UP;
  }

  private Duration missed(Failure failure) {
    failures++;
    if (up && failures < OUTAGE) {
      return WHEN_IN_DOUBT;
    }
    if (up || failures == 1) {
      LOG.warn("The server cannot be asked: {}", failure.code().code());
    }
    up = false;
    flow.accept(new Event.ServerDown(failure.code()));
    Duration asked = Duration.ofSeconds(failure.retryAfterSeconds());
    return asked.compareTo(WHEN_DOWN) > 0 ? asked : WHEN_DOWN;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
