package org.clearkiosk.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.feed.Subscriber;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Deliveries;
import org.clearkiosk.server.store.Failures;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.Webhooks;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives committed events their positions, and sends them to subscribers: to each in order, the next
 * only when the one before it was taken or given up, and to many at the same time.
 *
 * <p>All that it knows is in the database: a process that ends anywhere loses nothing, and another
 * goes on. Everything happens on one thread of its own; OkHttp's threads only wait for answers, and
 * the writer writes.
 */
public final class EventDispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(15);
  private static final Duration END_WITHIN = Duration.ofSeconds(5);

  /** Longer than a request and two commits take, by so much that clocks may differ. */
  private static final Duration LEASE = Deliveries.LEASE;

  private final Jdbi reading;
  private final GroupCommit writer;
  private final SecretBox box;
  private final InstantSource realTime;
  private final Pace pace;
  private final String holder = Secrets.token();
  private final Sender sender;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "events-out"));

  // only ever touched on the thread
  private final Set<Lane> lanes = new HashSet<>();
  private final Set<String> strange = new HashSet<>();
  private boolean failing;

  /**
   * Starts to send.
   *
   * @param box opens the subscribers' secrets
   * @param realTime by which leases, pauses and signatures are timed
   */
  public EventDispatcher(Jdbi reading, GroupCommit writer, SecretBox box, InstantSource realTime) {
    this(reading, writer, box, realTime, Pace.USUAL);
  }

  EventDispatcher(
      Jdbi reading, GroupCommit writer, SecretBox box, InstantSource realTime, Pace pace) {
    this.reading = reading;
    this.writer = writer;
    this.box = box;
    this.realTime = realTime;
    this.pace = pace;
    this.sender = new Sender(realTime);
    var unused =
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      number();
      claim();
      failing = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      // once, not four times a second: the database may be away for a while
      if (!failing) {
        LOG.warn("no events are told now; it goes on by itself: {}", Failures.code(e));
      }
      failing = true;
    }
  }

  private void number() throws InterruptedException, ExecutionException, TimeoutException {
    for (CampusId campus : reading.withHandle(Outgoing::campusesToNumber)) {
      int given;
      do {
        given =
            writer
                .submitToWriter(Orders.feed(campus), handle -> Outgoing.number(handle, campus))
                .get(WRITTEN_WITHIN.toSeconds(), TimeUnit.SECONDS);
      } while (given == Outgoing.MOST_AT_ONCE);
    }
  }

  private void claim() {
    if (lanes.size() >= Sender.MOST_AT_ONCE) {
      return;
    }
    for (Subscriber subscriber :
        reading.withHandle(handle -> Webhooks.ofOtherKeys(handle, box.id()))) {
      warn(
          subscriber,
          "its secret was sealed with another key."
              + " Copy keys/webhook-key.json from the server where it was added");
    }
    // those that do not open stay due: so many more are asked for
    int most = Sender.MOST_AT_ONCE + strange.size();
    for (Subscriber subscriber :
        reading.withHandle(handle -> Webhooks.due(handle, box.id(), realTime.instant(), most))) {
      Optional<String> secret = box.open(subscriber);
      if (secret.isEmpty()) {
        warn(
            subscriber,
            "its row was changed and is not what was sealed. Remove it and add it anew");
      } else if (lanes.size() < Sender.MOST_AT_ONCE) {
        new Lane(subscriber, sender.to(subscriber, secret.get()), holder).begin();
      }
    }
  }

  /** Once, and not four times a second. */
  private void warn(Subscriber subscriber, String why) {
    if (strange.add(subscriber.toString())) {
      LOG.warn("subscriber {} is told nothing by this server: {}", subscriber, why);
    }
  }

  /** One subscriber to whom this process sends, from its lease to the end of it. */
  private final class Lane {
    private final Deliveries.Lease lease;
    private final Sender.Way way;

    Lane(Subscriber subscriber, Sender.Way way, String holder) {
      this.lease = new Deliveries.Lease(subscriber, holder);
      this.way = way;
    }

    void begin() {
      lanes.add(this);
      write(
          handle -> {
            Instant now = realTime.instant();
            return Deliveries.take(handle, lease, now, now.plus(LEASE))
                ? Deliveries.next(handle, lease, now.plus(LEASE))
                : Optional.empty();
          });
    }

    /** Keeps what came of a letter, and sends the next. */
    private void write(GroupCommit.Work<Optional<Deliveries.Letter>> work) {
      String order = Orders.webhook(lease.subscriber().campus(), lease.subscriber().id());
      onThread(
          writer.submitToWriter(order, work),
          next -> {
            if (next.isPresent() && !thread.isShutdown()) {
              onThread(
                  way.send(next.get().event().event()), delivery -> settle(next.get(), delivery));
            } else {
              lanes.remove(this);
            }
          });
    }

    private void settle(Deliveries.Letter letter, Delivery delivery) {
      Instant now = realTime.instant();
      if (delivery instanceof Delivery.Failed failed) {
        Instant since = letter.failingSince() == null ? now : letter.failingSince();
        boolean patient =
            (!letter.replayed() || failed.later())
                && Duration.between(since, now).compareTo(pace.patience()) < 0;
        // what comes after a dead letter has failed at nothing yet
        int failures = patient ? letter.failures() + 1 : 1;
        Duration pause = pace.after(failures, ThreadLocalRandom.current());
        if (failed.notBefore() != null && failed.notBefore().compareTo(pause) > 0) {
          pause = failed.notBefore();
        }
        Instant nextAt = now.plus(pause);
        LOG.info(
            "subscriber {} did not take event {} ({}){}",
            lease.subscriber(),
            letter.event().position(),
            failed.answer(),
            patient ? "" : ": a dead letter now");
        write(
            handle -> {
              if (!patient) {
                Deliveries.died(handle, lease, letter, failed.answer(), now, nextAt);
              } else if (letter.replayed()) {
                Deliveries.putOff(handle, lease, letter, failed.answer(), nextAt);
              } else {
                Deliveries.failed(handle, lease, letter, since, nextAt);
              }
              return Optional.empty();
            });
      } else if (delivery instanceof Delivery.Gone) {
        LOG.warn("subscriber {} wants no more events (410) and is told none", lease.subscriber());
        write(
            handle -> {
              Deliveries.stopped(handle, lease, now);
              return Optional.empty();
            });
      } else {
        write(
            handle -> {
              Deliveries.delivered(handle, lease, letter);
              return Deliveries.next(handle, lease, now.plus(LEASE));
            });
      }
    }

    /** Whatever fails on the way, a lane that nobody drives would be in the way of the others. */
    private <T> void goOn(T value, Consumer<T> then) {
      try {
        then.accept(value);
      } catch (RuntimeException e) {
        end(e);
      }
    }

    private void end(Throwable failure) {
      lanes.remove(this);
      LOG.info("subscriber {} is told later: {}", lease.subscriber(), Failures.code(failure));
    }

    /** What cannot be written now is sent again when the lease has ended. */
    private <T> void onThread(CompletableFuture<T> future, Consumer<T> then) {
      var unused =
          future.whenComplete(
              (value, failure) -> {
                try {
                  thread.execute(
                      () -> {
                        if (failure == null) {
                          goOn(value, then);
                        } else {
                          end(failure);
                        }
                      });
                } catch (RejectedExecutionException e) {
                  // it has ended; what was sent may be sent again
                }
              });
    }
  }

  /** Begins nothing more, waits a little for answers, and lets others go on at once. */
  @Override
  public void close() {
    thread.shutdown();
    sender.close();
    try {
      if (!thread.awaitTermination(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("ended while events were being told; they may be told again");
      }
      writer
          .submitToWriter(
              Orders.webhook(CampusId.MAIN, ""), handle -> Deliveries.giveBackAll(handle, holder))
          .get(END_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("leases end by themselves: {}", Failures.code(e));
    }
  }
}
