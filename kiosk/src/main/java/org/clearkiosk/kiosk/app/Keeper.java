package org.clearkiosk.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.app.technician.OutboxPage;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.outbox.Counts;
import org.clearkiosk.kiosk.outbox.KeptConfirmation;
import org.clearkiosk.kiosk.outbox.Numbering;
import org.clearkiosk.kiosk.outbox.Outbox;
import org.clearkiosk.kiosk.outbox.OutboxException;
import org.clearkiosk.kiosk.outbox.OutboxSender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the outbox, keeps confirmations in it, and tells the flow when that cannot be done. A disk
 * that fails is tried again; until it is mended no student is let as far as confirming.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  /** The outbox's file in the data folder. */
  static final String FILE = "outbox.sqlite";

  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Path file;
  private final CentralServer server;
  private final BusinessClock clock;
  private final LongSupplier firstSequence;
  private final int keepDeliveredDays;
  private final Consumer<Event> flow;
  private final DeliveryEvents deliveries;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile @Nullable Store store;
  private volatile boolean failed;
  private @Nullable LocalDate purged;
  private boolean closed;

  /** The open outbox and who delivers it. */
  private record Store(Outbox outbox, OutboxSender sender) {}

  /**
   * A confirmation on its way to the disk.
   *
   * @param terminal the terminal's number; null while the server was never heard
   * @param time when it was confirmed, in business time; null while that is not known
   * @param deadline when the student is told that it could not be kept, in {@link System#nanoTime}
   */
  record Request(
      Effect.Keep effect,
      @Nullable String terminal,
      @Nullable OffsetDateTime time,
      long deadline) {}

  /**
   * @param firstSequence the least number that the terminal's next confirmation may have
   */
  Keeper(
      Path file,
      CentralServer server,
      BusinessClock clock,
      LongSupplier firstSequence,
      int keepDeliveredDays,
      Consumer<Event> flow) {
    this.file = file;
    this.server = server;
    this.clock = clock;
    this.firstSequence = firstSequence;
    this.keepDeliveredDays = keepDeliveredDays;
    this.flow = flow;
    this.deliveries = new DeliveryEvents(flow);
  }

  /**
   * Opens the outbox, or tries whether it takes writes again; called from time to time, by one
   * thread. Waits for the disk, and no one else waits for this.
   */
  void check() {
    try {
      Store open = store;
      if (open == null) {
        if (open()) {
          mustHaveNumber();
          mended();
        }
      } else if (failed) {
        open.outbox().probe();
        mustHaveNumber();
        mended();
      }
      purge();
    } catch (OutboxException e) {
      failed(e);
    } catch (RuntimeException e) {
      // nobody would look again, and the terminal would stay as it is
      LOG.error("Looking at the outbox failed in a way that was not foreseen", e);
    }
  }

  /** A terminal without numbers can keep nothing, however well its disk is. */
  private void mustHaveNumber() throws OutboxException {
    Store open = store;
    Optional<Today> today = clock.today();
    if (open != null && today.isPresent()) {
      open.outbox()
          .mustHaveNumber(new Numbering(today.get().terminal(), firstSequence.getAsLong()));
    }
  }

  /** The server is back: what is pending need not wait any longer. */
  void serverIsBack() {
    Store open = store;
    if (open != null) {
      open.sender().news();
    }
  }

  /** Notes when a confirmation was made; its time runs from now on, also while it waits in line. */
  Request arrived(Effect.Keep effect) {
    underWay.incrementAndGet();
    return new Request(
        effect,
        clock.today().map(Today::terminal).orElse(null),
        clock.now().orElse(null),
        System.nanoTime() + Delays.KEEPING.minus(MARGIN).toNanos());
  }

  /** Keeps a confirmation, then lets it be delivered. Waits for the disk. */
  void keep(Request request) {
    try {
      write(request);
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** A confirmation that {@link #arrived} will not be kept after all. */
  void dropped(Request request) {
    underWay.decrementAndGet();
    flow.accept(new Event.NotKept(request.effect().attempt()));
  }

  private void write(Request request) {
    Effect.Keep effect = request.effect();
    Store open = store;
    String terminal = request.terminal();
    OffsetDateTime time = request.time();
    if (open == null || terminal == null || time == null) {
      flow.accept(new Event.NotKept(effect.attempt()));
      return;
    }
    try {
      Duration left = Duration.ofNanos(request.deadline() - System.nanoTime());
      Numbering numbering = new Numbering(terminal, firstSequence.getAsLong());
      KeptConfirmation kept = open.outbox().append(effect.confirmation(), numbering, time, left);
      LOG.info("Confirmation {} is kept as event {}", kept.recordNumber(), kept.id());
      flow.accept(new Event.Kept(effect.attempt(), kept.recordNumber()));
      deliveries.expect(kept.id(), effect.attempt());
      open.sender().news();
    } catch (OutboxException e) {
      flow.accept(new Event.NotKept(effect.attempt()));
      failed(e);
    }
  }

  /** What the terminal keeps; empty while that is not known. Waits for the disk. */
  Optional<Heartbeat.Outbox> standing() {
    Store open = store;
    Optional<Today> today = clock.today();
    Optional<OffsetDateTime> now = clock.now();
    if (open == null || today.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(open.outbox().standing(today.get().terminal(), now.get()));
    } catch (OutboxException e) {
      LOG.warn("What is kept here cannot be counted now", e);
      return Optional.empty();
    }
  }

  /** What is kept, for a technician; empty when that cannot be read. Waits for the disk. */
  Optional<OutboxPage.Kept> kept() {
    Store open = store;
    if (open == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OutboxPage.Kept(
              open.outbox().counts(), open.outbox().undelivered(OutboxPage.MOST_ROWS)));
    } catch (OutboxException e) {
      LOG.warn("What is kept here cannot be counted now", e);
      return Optional.empty();
    }
  }

  /** Puts what was refused or parked back among what is to be delivered. Waits for the disk. */
  void replay() {
    Store open = store;
    if (open == null) {
      return;
    }
    try {
      LOG.info("A technician put {} confirmations back to be delivered", open.outbox().replay());
      open.sender().news();
    } catch (OutboxException e) {
      failed(e);
    }
  }

  /** Whether a confirmation is on its way to the disk just now. */
  boolean keeping() {
    return underWay.get() > 0;
  }

  /** Opens the outbox; false when this was closed meanwhile. */
  private boolean open() throws OutboxException {
    Outbox opened = Outbox.open(file);
    Counts counts = opened.counts();
    LOG.info(
        "The outbox is open: {} pending, {} delivered, {} refused, {} parked",
        counts.pending(),
        counts.delivered(),
        counts.refused(),
        counts.parked());
    OutboxSender sender = new OutboxSender(opened, server, deliveries, this::businessSeconds);
    synchronized (this) {
      if (!closed) {
        sender.start();
        store = new Store(opened, sender);
        return true;
      }
    }
    opened.close();
    return false;
  }

  private void mended() {
    failed = false;
    flow.accept(new Event.StoreReady());
  }

  private void failed(OutboxException e) {
    LOG.error("No confirmation can be kept now", e);
    failed = true;
    flow.accept(new Event.StoreFailed());
  }

  /** Once each day of the business time: a terminal may run for a whole summer. */
  private void purge() throws OutboxException {
    Optional<OffsetDateTime> now = clock.now();
    Store open = store;
    if (open == null || now.isEmpty() || now.get().toLocalDate().equals(purged)) {
      return;
    }
    int rows = open.outbox().purgeDelivered(now.get().minusDays(keepDeliveredDays));
    purged = now.get().toLocalDate();
    LOG.info("{} delivered confirmations lost their content", rows);
  }

  private long businessSeconds() {
    return clock.now().map(OffsetDateTime::toEpochSecond).orElse(0L);
  }

  /** Ends the delivery under way and closes the file; each within a bound. */
  @Override
  public void close() {
    Store open;
    synchronized (this) {
      closed = true;
      open = store;
    }
    if (open != null) {
      open.sender().close();
      open.outbox().close();
    }
  }
}
