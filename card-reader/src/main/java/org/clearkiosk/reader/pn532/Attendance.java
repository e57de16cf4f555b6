package org.clearkiosk.reader.pn532;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Torn;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.thread.ProofQueue;
import org.clearkiosk.reader.thread.ProofRequest;
import org.clearkiosk.reader.thread.Reporter;

/** Watches the cards of one chip come and go, for as long as the chip answers. */
final class Attendance {
  /** How often an empty reader looks for a card. */
  static final Duration POLL = Duration.ofMillis(100);

  /** How often a reader looks whether its card is still there. */
  static final Duration PRESENCE = Duration.ofMillis(150);

  /** How soon a card that broke off is read again while it still lies there. */
  static final Duration RECHECK = Duration.ofMillis(300);

  /** How often that is done; a card that cannot be read for so long will not be. */
  static final int MOST_RECHECKS = 20;

  private final Station station;
  private final Reporter reporter;
  private final ProofQueue queue;
  private final ReadCounter reads;
  private final Duration readTimeout;
  private List<Target> lying = List.of();
  private int rechecksLeft;

  /** Counts the reads of a reader, whichever chip they were made with. */
  interface ReadCounter {
    long next();
  }

  Attendance(
      Station station,
      Reporter reporter,
      ProofQueue queue,
      ReadCounter reads,
      Duration readTimeout) {
    this.station = station;
    this.reporter = reporter;
    this.queue = queue;
    this.reads = reads;
    this.readTimeout = readTimeout;
  }

  /**
   * Attends until the reader is closed.
   *
   * @throws LineException when the chip is lost
   */
  void attend() throws LineException {
    while (!queue.isClosed()) {
      look();
      Optional<ProofRequest> request = queue.next(pause().toNanos());
      if (request.isPresent() && request.get().remaining() > 0) {
        prove(request.get());
      }
    }
  }

  private Duration pause() {
    return lying.isEmpty() ? POLL : rechecksLeft > 0 ? RECHECK : PRESENCE;
  }

  private void look() throws LineException {
    if (lying.isEmpty()) {
      arrive(station.find());
    } else if (lying.size() > 1) {
      lookAtSeveral();
    } else if (!station.isPresent(lying.get(0))) {
      leave();
      arrive(station.find());
    } else if (rechecksLeft > 0) {
      recheck();
    }
  }

  private void lookAtSeveral() throws LineException {
    List<Target> found = station.findAnew();
    if (found.size() < lying.size()) {
      leave();
      arrive(found);
    }
  }

  private void arrive(List<Target> found) throws LineException {
    if (found.isEmpty()) {
      return;
    }
    CardRead read = read(found);
    lying = found;
    rechecksLeft = read instanceof Torn ? MOST_RECHECKS : 0;
    reporter.arrived(read);
  }

  private void leave() {
    lying = List.of();
    rechecksLeft = 0;
    reporter.left();
  }

  /** Reads again a card that broke off and yet lies there. Only what is new is reported. */
  private void recheck() throws LineException {
    CardRead read = read(lying);
    if (read instanceof Torn || read.equals(reporter.card())) {
      rechecksLeft--;
      return;
    }
    rechecksLeft = 0;
    if (!reporter.isSameCard(read)) {
      reporter.arrived(read);
    }
  }

  private CardRead read(List<Target> targets) throws LineException {
    return station.read(targets, reads.next(), System.nanoTime() + readTimeout.toNanos());
  }

  private void prove(ProofRequest request) throws LineException {
    if (lying.size() != 1 || !request.card().equals(reporter.card())) {
      request.answer(new ProofOutcome.CardGone());
      return;
    }
    try {
      Optional<ProofOutcome> outcome = station.prove(lying.get(0), request.card(), request);
      request.answer(outcome.orElseGet(ProofOutcome.CardGone::new));
      if (outcome.isEmpty()) {
        leave();
        arrive(station.findAnew());
      } else if (outcome.get() instanceof ProofOutcome.CardGone) {
        rechecksLeft = MOST_RECHECKS;
      }
    } catch (LineException e) {
      request.answer(new ProofOutcome.CardGone());
      throw e;
    }
  }
}
