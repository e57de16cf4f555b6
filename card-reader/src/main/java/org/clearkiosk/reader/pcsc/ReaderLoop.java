package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.Optional;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Torn;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.thread.ProofRequest;
import org.clearkiosk.reader.thread.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * What the reader's own thread does: turns snapshots into events and requests into proofs, one
 * after the other. Everything that can hang is done elsewhere, within bounds.
 */
final class ReaderLoop implements Runnable {
  /**
   * Without a word from the watch for so long, the card service hangs: a second more than the watch
   * may take.
   */
  static final Duration SILENCE = ReaderWatch.HEARTBEAT.plus(BoundedWait.OVERDUE).plusSeconds(1);

  /**
   * How soon a card that broke off is read again while it still seems to lie there: longer than the
   * slowest drivers take to notice that a card has left (0.4 s).
   */
  static final Duration RECHECK = Duration.ofMillis(500);

  /** How often that is done; a card that cannot be read for so long will not be. */
  static final int MOST_RECHECKS = 20;

  private final Mailbox mailbox;
  private final CardDesk desk;
  private final Duration readTimeout;
  private final Reporter reporter;

  private @Nullable String reader;
  private long visit;
  private long reads;
  private long lastHeard = System.nanoTime();
  private int rechecksLeft;
  private long recheckAt;

  /** The system lets this program at the reader, and not at the card on it. */
  private boolean refused;

  ReaderLoop(Mailbox mailbox, CardDesk desk, Duration readTimeout, Reporter reporter) {
    this.mailbox = mailbox;
    this.desk = desk;
    this.readTimeout = readTimeout;
    this.reporter = reporter;
  }

  @Override
  public void run() {
    for (Mail mail = next(); !(mail instanceof Mail.Closed); mail = next()) {
      if (mail instanceof Mail.Snapshot snapshot) {
        lastHeard = System.nanoTime();
        see(snapshot);
      } else if (mail instanceof Mail.Asked asked) {
        prove(asked.request());
      } else if (System.nanoTime() - lastHeard >= SILENCE.toNanos()) {
        see(new Mail.NoReader(Why.SERVICE_NOT_ANSWERING));
        lastHeard = System.nanoTime();
      }
      if (isRecheckDue()) {
        recheck();
      }
    }
  }

  private Mail next() {
    long now = System.nanoTime();
    long wait = lastHeard + SILENCE.toNanos() - now;
    if (rechecksLeft > 0) {
      wait = Math.min(wait, recheckAt - now);
    }
    return mailbox.next(Math.max(0, wait));
  }

  private void see(Mail.Snapshot snapshot) {
    if (snapshot instanceof Mail.ReaderThere there) {
      if (!there.reader().equals(reader)) {
        leave();
        desk.clear();
      }
      reader = there.reader();
      refused &= there.cardPresent();
      if (!refused) {
        reporter.ready(there.reader());
      }
      if (!there.cardPresent() || there.visit() != visit) {
        leave();
      }
      visit = there.visit();
      if (there.cardPresent() && reporter.card() == null) {
        arrive(there.reader());
      }
    } else if (snapshot instanceof Mail.NoReader none) {
      leave();
      desk.clear();
      reader = null;
      refused = false;
      reporter.lost(none.why());
    }
  }

  /**
   * Reads the card and reports it. One that may not be read is tried again whenever the watch is
   * heard of: the system's rules may have been mended.
   */
  private void arrive(String from) {
    Optional<CardRead> found = readCard(from);
    refused = found.isEmpty();
    if (refused) {
      reporter.lost(Why.NOT_PERMITTED);
      return;
    }
    reporter.ready(from);
    CardRead read = found.get();
    rechecksLeft = isWorthAnotherLook(read) ? MOST_RECHECKS : 0;
    recheckAt = System.nanoTime() + RECHECK.toNanos();
    reporter.arrived(read);
  }

  private void leave() {
    rechecksLeft = 0;
    if (reporter.card() != null) {
      desk.clear();
      reporter.left();
    }
  }

  private void prove(ProofRequest request) {
    long remaining = request.remaining();
    if (remaining == 0) {
      return;
    }
    String from = reader;
    if (from == null || !request.card().equals(reporter.card())) {
      request.answer(new ProofOutcome.CardGone());
      return;
    }
    ProofAttempt attempt =
        desk.prove(from, request.card(), request.challenge(), Duration.ofNanos(remaining));
    request.answer(attempt.outcome());
    if (attempt.swapped()) {
      leave();
      arrive(from);
    } else if (attempt.outcome() instanceof ProofOutcome.CardGone) {
      rechecksLeft = MOST_RECHECKS;
      recheckAt = System.nanoTime() + RECHECK.toNanos();
    }
  }

  private boolean isRecheckDue() {
    return rechecksLeft > 0 && recheckAt - System.nanoTime() <= 0;
  }

  /**
   * Reads again a card that broke off and yet did not leave. Only what is new is reported: whoever
   * lays a card down again within one look of the driver is not left standing.
   */
  private void recheck() {
    String from = reader;
    CardRead before = reporter.card();
    if (from == null || before == null) {
      rechecksLeft = 0;
      return;
    }
    CardRead now = readCard(from).orElseGet(Torn::new);
    recheckAt = System.nanoTime() + RECHECK.toNanos();
    if (now instanceof Torn || now.equals(before)) {
      rechecksLeft--;
    } else if (reporter.isSameCard(now)) {
      rechecksLeft = 0;
    } else {
      rechecksLeft = isWorthAnotherLook(now) ? MOST_RECHECKS : 0;
      reporter.arrived(now);
    }
  }

  private Optional<CardRead> readCard(String from) {
    return desk.read(from, ++reads, readTimeout);
  }

  private static boolean isWorthAnotherLook(CardRead read) {
    return read instanceof Torn
        || (read instanceof Unrecognised card && card.reason() == Unrecognised.Reason.IN_USE);
  }
}
