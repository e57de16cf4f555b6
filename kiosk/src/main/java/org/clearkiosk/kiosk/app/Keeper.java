package org.clearkiosk.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.outbox.Counts;
import org.clearkiosk.kiosk.outbox.KeptConfirmation;
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
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Path file;
  private final CentralServer server;
  private final BusinessClock clock;
  private final int keepDeliveredDays;
  private final Consumer<Event> flow;
  private final DeliveryEvents deliveries;
  private @Nullable Outbox outbox;
  private @Nullable OutboxSender sender;
  private boolean purged;
  private boolean failed;
  private boolean closed;

  Keeper(
      Path file,
      CentralServer server,
      BusinessClock clock,
      int keepDeliveredDays,
      Consumer<Event> flow) {
    this.file = file;
    this.server = server;
    this.clock = clock;
    this.keepDeliveredDays = keepDeliveredDays;
    this.flow = flow;
    this.deliveries = new DeliveryEvents(flow);
  }

  /** Opens the outbox, or tries whether it takes writes again; called from time to time. */
  synchronized void check() {
    if (closed) {
      return;
    }
    try {
      if (outbox == null) {
        open();
        mended();
      } else if (failed) {
        outbox.probe();
        mended();
      }
      purgeOnce();
    } catch (OutboxException e) {
      failed(e);
    }
  }

  /** The server is back: what is pending need not wait any longer. */
  synchronized void serverIsBack() {
    if (sender != null) {
      sender.news();
    }
  }

  /** Keeps a confirmation, then lets it be delivered. Waits for the disk. */
  synchronized void keep(Effect.Keep effect) {
    Optional<Today> today = clock.today();
    Optional<OffsetDateTime> now = clock.now();
    if (outbox == null || sender == null || today.isEmpty() || now.isEmpty()) {
      flow.accept(new Event.NotKept(effect.attempt()));
      return;
    }
    try {
      KeptConfirmation kept =
          outbox.append(
              effect.confirmation(),
              today.get().terminal(),
              now.get(),
              Delays.KEEPING.minus(MARGIN));
      LOG.info("Confirmation {} is kept as event {}", kept.recordNumber(), kept.id());
      flow.accept(new Event.Kept(effect.attempt(), kept.recordNumber()));
      deliveries.expect(kept.id(), effect.attempt());
      sender.news();
    } catch (OutboxException e) {
      flow.accept(new Event.NotKept(effect.attempt()));
      failed(e);
    }
  }

  private void open() throws OutboxException {
    Outbox opened = Outbox.open(file);
    Counts counts = opened.counts();
    LOG.info(
        "The outbox is open: {} pending, {} delivered, {} refused",
        counts.pending(),
        counts.delivered(),
        counts.refused());
    outbox = opened;
    sender = new OutboxSender(opened, server, deliveries, this::businessSeconds);
    sender.start();
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

  private void purgeOnce() throws OutboxException {
    Optional<OffsetDateTime> now = clock.now();
    if (!purged && outbox != null && now.isPresent()) {
      int rows = outbox.purgeDelivered(now.get().minusDays(keepDeliveredDays));
      purged = true;
      LOG.info("{} delivered confirmations lost their content", rows);
    }
  }

  private long businessSeconds() {
    return clock.now().map(OffsetDateTime::toEpochSecond).orElse(0L);
  }

  /** Ends the delivery under way and closes the file; each within a bound. */
  @Override
  public synchronized void close() {
    closed = true;
    if (sender != null) {
      sender.close();
    }
    if (outbox != null) {
      outbox.close();
    }
  }
}
