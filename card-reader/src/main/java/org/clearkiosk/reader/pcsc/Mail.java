package org.clearkiosk.reader.pcsc;

import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.jspecify.annotations.Nullable;

/** What the reader's thread hears. */
sealed interface Mail {

  /** Nothing came in time. */
  record Silence() implements Mail {}

  /** The reader is to end. */
  record Closed() implements Mail {}

  /**
   * There is no reader at the moment.
   *
   * @param reader the one that was there; null when there was none
   */
  record NoReader(@Nullable String reader, Why why) implements Snapshot {}

  /**
   * A reader is there.
   *
   * @param reader its name
   * @param cardPresent whether a card lies on it
   * @param visit which card this is, counted; grows even when a card came and went unnoticed
   */
  record ReaderThere(String reader, boolean cardPresent, long visit) implements Snapshot {}

  /** How things stand. A newer one makes an older one useless, so only the newest is kept. */
  sealed interface Snapshot extends Mail permits NoReader, ReaderThere {}

  /** Somebody wants a card to prove itself. */
  final class ProofRequest implements Mail {
    private final CardRead.Identified card;
    private final byte[] challenge;
    private final CompletableFuture<ProofOutcome> answer;
    private final long deadline;

    /**
     * @param deadline on the clock of {@link System#nanoTime}
     */
    ProofRequest(
        CardRead.Identified card,
        byte[] challenge,
        CompletableFuture<ProofOutcome> answer,
        long deadline) {
      this.card = card;
      this.challenge = challenge.clone();
      this.answer = answer;
      this.deadline = deadline;
    }

    CardRead.Identified card() {
      return card;
    }

    byte[] challenge() {
      return challenge.clone();
    }

    /** Nanoseconds that are left; none when nobody waits any more. */
    long remaining() {
      return answer.isDone() ? 0 : Math.max(0, deadline - System.nanoTime());
    }

    void answer(ProofOutcome outcome) {
      answer.complete(outcome);
    }
  }
}
