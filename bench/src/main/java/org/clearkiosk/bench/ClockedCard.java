package org.clearkiosk.bench;

import java.util.function.Predicate;
import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.VirtualCard;

/**
 * A card that looks at the clock: from the arrival of a read's first command to the answer to its
 * last. It cannot tell who reads it, so it measures everyone alike.
 */
final class ClockedCard implements VirtualCard {
  private final VirtualCard card;
  private final Predicate<byte[]> isFirst;
  private final Predicate<byte[]> isLast;
  private long started;
  private volatile long taken;

  /**
   * @param isFirst tells the command with which a read begins
   * @param isLast tells the command with which it ends
   */
  ClockedCard(VirtualCard card, Predicate<byte[]> isFirst, Predicate<byte[]> isLast) {
    this.card = card;
    this.isFirst = isFirst;
    this.isLast = isLast;
  }

  /** How long the last read took, in nanoseconds. */
  long taken() {
    return taken;
  }

  @Override
  public byte[] answerToReset() {
    return card.answerToReset();
  }

  @Override
  public byte[] uniqueIdentifier() {
    return card.uniqueIdentifier();
  }

  @Override
  public Activation activation() {
    return card.activation();
  }

  @Override
  public void reset() {
    card.reset();
  }

  @Override
  public byte[] transmit(byte[] command) {
    if (isFirst.test(command)) {
      started = System.nanoTime();
    }
    byte[] answer = card.transmit(command);
    if (isLast.test(command)) {
      taken = System.nanoTime() - started;
    }
    return answer;
  }
}
