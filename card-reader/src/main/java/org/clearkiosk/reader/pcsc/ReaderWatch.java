package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the reader and watches its cards come and go, on a thread and a context of its own, so
 * that waiting for a card delays no command. Says how things stand at every change and at least
 * every {@link #HEARTBEAT}, {@link BoundedWait#OVERDUE} later at the latest; whoever hears nothing
 * for longer knows that the card service hangs.
 */
final class ReaderWatch implements Runnable {
  /** How long one wait for a change lasts. */
  static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** How soon a missing service or reader is looked for again. */
  static final Duration RETRY = Duration.ofMillis(250);

  /**
   * How many refusals in a row are taken for one: a service that is just ending refuses too, before
   * it is gone.
   */
  private static final int REFUSALS_BELIEVED = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ReaderWatch.class);

  private final PcscLibrary library;
  private final PcscConfiguration configuration;
  private final ReaderAllotment allotment;
  private final BoundedWait waiting;
  private final Consumer<Mail.Snapshot> listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean wasThere;
  private long visits;
  private int refusals;

  ReaderWatch(
      PcscLibrary library,
      PcscConfiguration configuration,
      ReaderAllotment allotment,
      BoundedWait waiting,
      Consumer<Mail.Snapshot> listener) {
    this.library = library;
    this.configuration = configuration;
    this.allotment = allotment;
    this.waiting = waiting;
    this.listener = listener;
  }

  @Override
  public void run() {
    try (waiting) {
      untilClosed();
    }
  }

  private void untilClosed() {
    while (!isClosed()) {
      try {
        long context = library.establish();
        refusals = 0;
        try {
          watch(context);
        } finally {
          allotment.giveBack(this);
          library.release(context);
        }
      } catch (PcscException e) {
        // The context died with its service: the next round makes a new one.
        LOG.debug("Watching for readers: {}", e.getMessage());
        if (e.why() != Why.NOT_PERMITTED || ++refusals >= REFUSALS_BELIEVED) {
          listener.accept(new Mail.NoReader(e.why()));
          wasThere = false;
        }
        pause();
      } catch (RuntimeException e) {
        LOG.error("Watching for readers failed unexpectedly; it goes on.", e);
        listener.accept(new Mail.NoReader(Why.SERVICE_NOT_ANSWERING));
        pause();
      }
    }
  }

  /**
   * From any thread: ends the watch, within {@link #HEARTBEAT} and {@link BoundedWait#OVERDUE}
   * unless the service hangs.
   */
  void close() {
    closed.countDown();
  }

  private void watch(long context) throws PcscException {
    while (!isClosed()) {
      Optional<String> chosen =
          allotment.take(this, configuration.wanted(library.listReaders(context)));
      if (chosen.isPresent()) {
        wasThere = true;
        attend(context, chosen.get());
        if (!isClosed() && library.listReaders(context).contains(chosen.get())) {
          // a reader whose chip hangs stays on the list, and each look at it ends at once
          listener.accept(new Mail.NoReader(Why.SERVICE_NOT_ANSWERING));
          pause();
        }
      } else {
        listener.accept(new Mail.NoReader(wasThere ? Why.UNPLUGGED : Why.NO_READER));
        pause();
      }
    }
  }

  private void attend(long context, String reader) throws PcscException {
    boolean cardPresent = false;
    int state = ReaderState.UNAWARE;
    long wait = 0;
    while (!isClosed()) {
      int before = state;
      try {
        state = waiting.awaitChange(context, reader, before, wait);
      } catch (PcscException e) {
        if (e.why() == Why.UNPLUGGED) {
          return;
        }
        throw e;
      }
      if (ReaderState.isReaderGone(state)) {
        return;
      }
      boolean counted = ReaderState.eventCount(state) != ReaderState.eventCount(before);
      boolean presentNow = ReaderState.isCardPresent(state);
      if (presentNow && (!cardPresent || counted)) {
        visits++;
      }
      cardPresent = presentNow;
      listener.accept(new Mail.ReaderThere(reader, cardPresent, visits));
      wait = HEARTBEAT.toMillis();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void pause() {
    try {
      if (closed.await(RETRY.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.debug("The watch for readers ends.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }
}
