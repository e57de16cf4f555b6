package org.clearkiosk.bench;

import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.VirtualCard;

/** A card that looks at the clock when its file was first read. */
final class ReadCard implements VirtualCard {
  private static final int INSTRUCTION = 1;
  private static final byte READ_BINARY = (byte) 0xB0;

  private final VirtualCard card;
  private volatile long firstRead;

  ReadCard(VirtualCard card) {
    this.card = card;
  }

  /** When, by {@link System#nanoTime()}; 0 before. */
  long firstRead() {
    return firstRead;
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
    byte[] answer = card.transmit(command);
    if (firstRead == 0 && command[INSTRUCTION] == READ_BINARY) {
      firstRead = System.nanoTime();
    }
    return answer;
  }
}
