package org.clearkiosk.reader.pn532;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.thread.ProofQueue;
import org.clearkiosk.reader.thread.ReaderThread;
import org.clearkiosk.reader.thread.Reporter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reader's thread does: looks for the device, attends to its cards, and begins anew when
 * the device is lost.
 */
final class Pn532Loop implements ReaderThread.Work {
  /** How soon a missing device is looked for again. */
  static final Duration RETRY = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(Pn532Loop.class);

  private final String name;
  private final Pn532Configuration configuration;
  private final SerialPorts ports;
  private final CardReading reading;
  private final ProofQueue queue;
  private final Reporter reporter;
  private volatile @Nullable SerialLine line;
  private boolean wasThere;
  private final Map<String, Why> logged = new HashMap<>();
  private long reads;

  Pn532Loop(
      String name,
      Pn532Configuration configuration,
      SerialPorts ports,
      CardReading reading,
      ProofQueue queue,
      Reporter reporter) {
    this.name = name;
    this.configuration = configuration;
    this.ports = ports;
    this.reading = reading;
    this.queue = queue;
    this.reporter = reporter;
  }

  @Override
  public void run() {
    while (!queue.isClosed()) {
      try {
        reporter.lost(attempt());
      } catch (RuntimeException e) {
        LOG.error("{}: failed unexpectedly; it goes on.", name, e);
        reporter.lost(Why.SERVICE_NOT_ANSWERING);
      }
      queue.refuse();
      if (!queue.isClosed()) {
        // What comes in between asks for a card that is gone
        queue
            .next(RETRY.toNanos())
            .ifPresent(request -> request.answer(new ProofOutcome.CardGone()));
      }
    }
  }

  @Override
  public void close() {
    reading.profiles().close();
    SerialLine current = line;
    if (current != null) {
      current.cancel();
    }
  }

  /** Attends to the first device behind which a chip answers; why that ended, or never began. */
  private Why attempt() {
    List<String> devices = DeviceFinder.present(configuration.devices());
    Why why = Why.NO_READER;
    for (String device : devices) {
      if (queue.isClosed()) {
        break;
      }
      Optional<LineException> failure = attend(device);
      if (failure.isPresent()) {
        why = failure.get().why();
        log(device, failure.get());
      }
    }
    return why == Why.NO_READER && wasThere ? Why.UNPLUGGED : why;
  }

  private Optional<LineException> attend(String device) {
    try (SerialLine opened = ports.open(device, configuration.baud())) {
      line = opened;
      if (queue.isClosed()) {
        return Optional.empty();
      }
      Pn532 chip = new Pn532(opened);
      chip.start(configuration.cards().profiles().contains(CardProfile.CPU));
      wasThere = true;
      logged.remove(device);
      reporter.ready(device);
      Station station = new Station(chip, reading, "PN532 " + device);
      new Attendance(station, reporter, queue, () -> ++reads, configuration.readTimeout()).attend();
      chip.release();
      return Optional.empty();
    } catch (LineException e) {
      return Optional.of(e);
    } finally {
      line = null;
    }
  }

  private void log(String device, LineException failure) {
    // Each device by itself: two that fail differently would log each other anew with every look
    if (!queue.isClosed() && logged.put(device, failure.why()) != failure.why()) {
      LOG.warn("{}: {}: {}", name, device, failure.getMessage());
    }
  }
}
