package org.clearkiosk.reader.pn532;

import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ProofOutcome;

/** Somebody wants a card to prove itself. */
final class ProofRequest {
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

  long deadline() {
    return deadline;
  }

  /** Whether nobody waits any more. */
  boolean isOver() {
    return answer.isDone() || deadline - System.nanoTime() <= 0;
  }

  void answer(ProofOutcome outcome) {
    answer.complete(outcome);
  }
}
