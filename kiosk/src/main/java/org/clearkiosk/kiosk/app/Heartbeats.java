package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.kiosk.client.Operations;
import org.clearkiosk.kiosk.flow.Answer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server every half minute how the terminal is, on a thread of its own: no student waits
 * for it. Has the certificate renewed when the server says that it is time. What cannot be told is
 * not kept: the next one says more.
 */
final class Heartbeats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
  static final Duration EVERY = Duration.ofSeconds(30);

  /** So much of the pause is left to chance, so that terminals do not come all at once. */
  private static final double CHANCE = 0.2;

  private static final Duration FIRST_WITHIN = Duration.ofSeconds(2);

  private final Operations server;
  private final Supplier<Optional<FailureCode>> trouble;
  private final Supplier<Optional<Heartbeat.Outbox>> outbox;
  private final Supplier<Heartbeat.Health> health;
  private final Runnable renew;
  private final RandomGenerator chance;
  private final ScheduledExecutorService thread = Executors.timed("heartbeat");
  private volatile @Nullable Long clockOffset;

  /**
   * @param trouble why no one can be served now
   * @param outbox what the terminal keeps; may wait for the disk
   * @param health how readers, program and machine are; may wait for the disk
   * @param renew asks for the next certificate
   */
  Heartbeats(
      Operations server,
      Supplier<Optional<FailureCode>> trouble,
      Supplier<Optional<Heartbeat.Outbox>> outbox,
      Supplier<Heartbeat.Health> health,
      Runnable renew,
      RandomGenerator chance) {
    this.server = server;
    this.trouble = trouble;
    this.outbox = outbox;
    this.health = health;
    this.renew = renew;
    this.chance = chance;
  }

  void start() {
    next(Duration.ofMillis(1 + chance.nextLong(FIRST_WITHIN.toMillis())));
  }

  private void next(Duration pause) {
    try {
      Future<?> unused = thread.schedule(this::beat, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing; nothing more is told of the terminal");
    }
  }

  private void beat() {
    Duration pause = EVERY;
    try {
      pause = once();
    } catch (RuntimeException e) {
      LOG.error("A heartbeat failed in a way that was not foreseen", e);
    }
    next(pause);
  }

  /** Tells once; says how long to wait before the next time. */
  Duration once() {
    Heartbeat heartbeat =
        new Heartbeat(
            version(),
            OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
            trouble.get().map(FailureCode::code).orElse(null),
            outbox.get().orElse(null),
            health.get());
    Answer<HeartbeatAnswer> answer = server.heartbeat(heartbeat);
    if (answer instanceof Answer.Ok<HeartbeatAnswer> ok) {
      clockOffset = ok.value().clockOffsetMilliseconds();
      if (ok.value().renewCertificate()) {
        renew.run();
      }
    }
    long asked = answer instanceof Answer.Busy<HeartbeatAnswer> busy ? busy.retryAfterSeconds() : 0;
    return Duration.ofMillis(
        Math.round(EVERY.toMillis() * (1 - CHANCE + 2 * CHANCE * chance.nextDouble()))
            + TimeUnit.SECONDS.toMillis(asked));
  }

  /**
   * How far this machine's clock is ahead of the server's in milliseconds, as the server said last;
   * empty when it said nothing yet.
   */
  Optional<Long> clockOffset() {
    return Optional.ofNullable(clockOffset);
  }

  /** The terminal's program. */
  static String version() {
    String version = Heartbeats.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
