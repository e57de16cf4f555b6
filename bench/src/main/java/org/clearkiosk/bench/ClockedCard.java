package org.clearkiosk.bench;

import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.VirtualCard;

/**
 * A card that looks at the clock: from the arrival of a read's first command to the answer to its
 * last. It cannot tell who reads it, so it measures everyone alike.
 */
final class ClockedCard implements VirtualCard {
  private static final int INSTRUCTION = 1;
  private static final byte SELECT = (byte) 0xA4;
  private static final byte INTERNAL_AUTHENTICATE = (byte) 0x88;

  private final VirtualCard card;
  private long started;
  private volatile long taken;

  ClockedCard(VirtualCard card) {
    this.card = card;
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
    if (command[INSTRUCTION] == SELECT) {
      started = System.nanoTime();
    }
    byte[] answer = card.transmit(command);
    if (command[INSTRUCTION] == INTERNAL_AUTHENTICATE) {
      taken = System.nanoTime() - started;
    }
    return answer;
  }
}
