package org.clearkiosk.reader.thread;

import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ProofOutcome;

/** Somebody wants a card to prove itself. */
public final class ProofRequest {
  private final CardRead.Identified card;
  private final byte[] challenge;
  private final CompletableFuture<ProofOutcome> answer;
  private final long deadline;

  /**
   * @param challenge 16 bytes; copied
   * @param answer completed at the latest when the deadline has passed, by whomever
   * @param deadline on the clock of {@link System#nanoTime}
   */
  public ProofRequest(
      CardRead.Identified card,
      byte[] challenge,
      CompletableFuture<ProofOutcome> answer,
      long deadline) {
    this.card = card;
    this.challenge = challenge.clone();
    this.answer = answer;
    this.deadline = deadline;
  }

  /** Which card is meant. */
  public CardRead.Identified card() {
    return card;
  }

  /** The 16 bytes of the challenge, a new copy each time. */
  public byte[] challenge() {
    return challenge.clone();
  }

  /** Until when somebody waits, on the clock of {@link System#nanoTime}. */
  public long deadline() {
    return deadline;
  }

  /** Nanoseconds that are left; 0 when nobody waits any more. */
  public long remaining() {
    return answer.isDone() ? 0 : Math.max(0, deadline - System.nanoTime());
  }

  /** Answers, unless somebody has answered before. */
  public void answer(ProofOutcome outcome) {
    answer.complete(outcome);
  }
}
