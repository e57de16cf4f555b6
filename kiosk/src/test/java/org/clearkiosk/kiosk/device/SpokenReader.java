package org.clearkiosk.kiosk.device;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderListener;
import org.jspecify.annotations.Nullable;

/** A reader that a test speaks through; the real one is tested with real cards elsewhere. */
final class SpokenReader implements CardReader {
  ProofOutcome outcome = new ProofOutcome.Proved(filled());
  byte @Nullable [] challenge;
  private @Nullable ReaderListener listener;

  private static byte[] filled() {
    byte[] proof = new byte[16];
    Arrays.fill(proof, (byte) 7);
    return proof;
  }

  void tell(ReaderEvent event) {
    Objects.requireNonNull(listener).onEvent(event);
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public void start(ReaderListener hearing) {
    listener = hearing;
  }

  @Override
  public CompletableFuture<ProofOutcome> prove(CardRead.Identified card, byte[] nonce) {
    challenge = nonce.clone();
    return CompletableFuture.completedFuture(outcome);
  }

  @Override
  public void close() {
    listener = null;
  }
}
