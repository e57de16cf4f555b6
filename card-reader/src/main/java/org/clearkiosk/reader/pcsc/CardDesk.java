package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.dump.Recording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and proves cards within bounds. Where a card or the service hangs, the thread that hangs
 * with it is left behind and the next card gets a new one; of those left behind there are at most
 * {@value #MOST_STUCK}.
 */
final class CardDesk {
  /** Threads that may hang in the card service at once; one more would mend nothing. */
  static final int MOST_STUCK = 4;

  private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

  private final PcscLibrary library;
  private final String threadName;
  private final CardReading reading;
  private final List<BoundedWorker> leaving = new ArrayList<>();
  private @Nullable Place place;
  private boolean closed;

  CardDesk(PcscLibrary library, String threadName, CardReading reading) {
    this.library = library;
    this.threadName = threadName;
    this.reading = reading;
  }

  /**
   * Reads whatever lies on the reader, for no longer than the bound. Torn, and so to be read again
   * later, when too many threads hang.
   *
   * @return empty when the system does not let this program at cards
   */
  Optional<CardRead> read(String reader, long readNumber, Duration bound) {
    Optional<CardRead> torn = Optional.of(new CardRead.Torn());
    Place here = placeAt(reader);
    if (here == null) {
      return torn;
    }
    Recording recording = reading.recorder().read(reader);
    Optional<CardRead> read =
        bounded(
            here,
            () -> here.access.read(readNumber, recording),
            bound,
            () -> Optional.of(new Unrecognised(lateReason(here))),
            torn);
    read.ifPresentOrElse(recording::end, recording::endWithoutReader);
    return read;
  }

  /** Has a card prove itself, for no longer than the bound. */
  ProofAttempt prove(
      String reader, CardRead.Identified expected, byte[] challenge, Duration bound) {
    ProofAttempt late = new ProofAttempt(new ProofOutcome.TimedOut(), false);
    Place here = placeAt(reader);
    if (here == null) {
      return late;
    }
    Recording recording = reading.recorder().prove(reader, expected);
    ProofAttempt attempt =
        bounded(
            here,
            () -> here.access.prove(expected, challenge, recording),
            bound,
            () -> late,
            new ProofAttempt(new ProofOutcome.CardGone(), false));
    recording.end(attempt.outcome());
    return attempt;
  }

  /** Lets go of card and context: the card has left, or the service has. */
  synchronized void clear() {
    Place old = place;
    place = null;
    if (old != null) {
      old.access.abandon();
      old.worker.finish(old.access::close);
      leaving.add(old.worker);
    }
  }

  /** From any thread: lets go of everything for good, and wakes whoever waits for a card. */
  synchronized void close() {
    closed = true;
    reading.profiles().close();
    clear();
  }

  private synchronized @Nullable Place placeAt(String reader) {
    if (place != null && !place.reader.equals(reader)) {
      clear();
    }
    leaving.removeIf(BoundedWorker::isTerminated);
    if (place == null && !closed && leaving.size() < MOST_STUCK) {
      place =
          new Place(
              reader, new CardAccess(library, reader, reading), new BoundedWorker(threadName));
    }
    return place;
  }

  private <T> T bounded(Place here, Callable<T> task, Duration bound, Supplier<T> late, T lost) {
    try {
      return here.worker.call(task, bound);
    } catch (TimeoutException e) {
      LOG.warn("{}: the card did not answer within {}; given up.", here.reader, bound);
      T outcome = late.get();
      clear();
      return outcome;
    } catch (CancellationException e) {
      return lost;
    } catch (ExecutionException e) {
      LOG.error("{}: reading a card failed unexpectedly.", here.reader, e.getCause());
      clear();
      return lost;
    }
  }

  private static Unrecognised.Reason lateReason(Place here) {
    return here.access.isWaitingForOthers() ? Unrecognised.Reason.IN_USE : Unrecognised.Reason.MUTE;
  }

  private record Place(String reader, CardAccess access, BoundedWorker worker) {}
}
