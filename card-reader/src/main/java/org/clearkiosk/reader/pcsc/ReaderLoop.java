package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.CardRead.Torn;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.ReaderListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reader's own thread does: turns snapshots into events and requests into proofs, one
 * after the other. Everything that can hang is done elsewhere, within bounds.
 */
final class ReaderLoop implements Runnable {
  /** Without a word from the watch for so long, the card service hangs. */
  static final Duration SILENCE = ReaderWatch.HEARTBEAT.multipliedBy(3);

  /**
   * How soon a card that broke off is read again while it still seems to lie there: longer than the
   * slowest drivers take to notice that a card has left (0.4 s).
   */
  static final Duration RECHECK = Duration.ofMillis(500);

  /** How often that is done; a card that cannot be read for so long will not be. */
  static final int MOST_RECHECKS = 20;

  private static final Logger LOG = LoggerFactory.getLogger(ReaderLoop.class);

  private final Mailbox mailbox;
  private final CardDesk desk;
  private final PcscConfiguration configuration;
  private final ReaderListener listener;

  private @Nullable ReaderEvent status;
  private @Nullable String reader;
  private @Nullable CardRead card;
  private long visit;
  private long reads;
  private long lastHeard = System.nanoTime();
  private int rechecksLeft;
  private long recheckAt;

  ReaderLoop(
      Mailbox mailbox, CardDesk desk, PcscConfiguration configuration, ReaderListener listener) {
    this.mailbox = mailbox;
    this.desk = desk;
    this.configuration = configuration;
    this.listener = listener;
  }

  @Override
  public void run() {
    for (Mail mail = next(); !(mail instanceof Mail.Closed); mail = next()) {
      if (mail instanceof Mail.Snapshot snapshot) {
        lastHeard = System.nanoTime();
        see(snapshot);
      } else if (mail instanceof Mail.ProofRequest request) {
        prove(request);
      } else if (System.nanoTime() - lastHeard >= SILENCE.toNanos()) {
        see(new Mail.NoReader(reader, Why.SERVICE_NOT_ANSWERING));
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
      report(new ReaderEvent.ReaderReady(there.reader()));
      if (!there.cardPresent() || there.visit() != visit) {
        leave();
      }
      visit = there.visit();
      if (there.cardPresent() && card == null) {
        arrive(there.reader());
      }
    } else if (snapshot instanceof Mail.NoReader none) {
      leave();
      desk.clear();
      reader = null;
      report(new ReaderEvent.ReaderLost(none.reader(), none.why()));
    }
  }

  private void arrive(String from) {
    CardRead read = readCard(from);
    if (mailbox.isClosed()) {
      return;
    }
    card = read;
    rechecksLeft = isWorthAnotherLook(read) ? MOST_RECHECKS : 0;
    recheckAt = System.nanoTime() + RECHECK.toNanos();
    emit(new ReaderEvent.CardArrived(read));
  }

  private void leave() {
    rechecksLeft = 0;
    if (card != null) {
      card = null;
      desk.clear();
      emit(new ReaderEvent.CardLeft());
    }
  }

  private void prove(Mail.ProofRequest request) {
    long remaining = request.remaining();
    if (remaining == 0) {
      return;
    }
    String from = reader;
    if (from == null || !request.card().equals(card)) {
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
    CardRead before = card;
    if (from == null || before == null) {
      rechecksLeft = 0;
      return;
    }
    CardRead now = readCard(from);
    recheckAt = System.nanoTime() + RECHECK.toNanos();
    if (now instanceof Torn || now.equals(before)) {
      rechecksLeft--;
    } else if (isSameCard(before, now)) {
      rechecksLeft = 0;
    } else if (!mailbox.isClosed()) {
      emit(new ReaderEvent.CardLeft());
      card = now;
      rechecksLeft = isWorthAnotherLook(now) ? MOST_RECHECKS : 0;
      emit(new ReaderEvent.CardArrived(now));
    }
  }

  private CardRead readCard(String from) {
    return desk.read(from, ++reads, configuration.readTimeout());
  }

  private static boolean isWorthAnotherLook(CardRead read) {
    return read instanceof Torn
        || (read instanceof Unrecognised card && card.reason() == Unrecognised.Reason.IN_USE);
  }

  private static boolean isSameCard(CardRead before, CardRead now) {
    return before instanceof Identified one
        && now instanceof Identified other
        && one.profile() == other.profile()
        && one.cardNumber().equals(other.cardNumber())
        && one.keyGeneration() == other.keyGeneration();
  }

  private void report(ReaderEvent next) {
    boolean stillLost =
        next instanceof ReaderEvent.ReaderLost now
            && status instanceof ReaderEvent.ReaderLost before
            && now.why() == before.why();
    if (!stillLost && !next.equals(status)) {
      status = next;
      LOG.info("{}", next);
      emit(next);
    }
  }

  private void emit(ReaderEvent event) {
    if (mailbox.isClosed()) {
      return;
    }
    try {
      listener.onEvent(event);
    } catch (RuntimeException e) {
      // Without its message, which may hold what the listener knows of a card.
      LOG.error("A listener threw {} at {}.", e.getClass().getName(), e.getStackTrace());
    }
  }
}
