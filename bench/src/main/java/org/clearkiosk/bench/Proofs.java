package org.clearkiosk.bench;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;

/** Has the card on a reader prove itself, by the reader's public methods. */
final class Proofs {
  /** Always the same: what is measured does not depend on it. */
  static final byte[] CHALLENGE = HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F");

  private static final int PATIENCE_SECONDS = 10;

  private final CardReader reader;
  private final CardRead.Identified card;

  Proofs(CardReader reader, CardRead.Identified card) {
    this.reader = reader;
    this.card = card;
  }

  /**
   * One proof; how long it took from the call to the answer, in nanoseconds.
   *
   * @throws IOException when the card does not prove itself
   */
  long measured() throws IOException, InterruptedException {
    AtomicLong end = new AtomicLong();
    long start = System.nanoTime();
    try {
      ProofOutcome outcome =
          reader
              .prove(card, CHALLENGE)
              .whenComplete((result, failure) -> end.set(System.nanoTime()))
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!(outcome instanceof ProofOutcome.Proved)) {
        throw new IOException("The card did not prove itself: " + outcome);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The reader broke its promise of an outcome.", e);
    }
    return end.get() - start;
  }
}
