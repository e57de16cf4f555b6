package org.clearkiosk.bench;

import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.VirtualCard;

/**
 * A card that looks at the clock when its file was first read, which tells a reader all that it
 * knows a card by, and while it proves itself after that. Instructions are those of ISO 7816-4.
 */
final class ReadCard implements VirtualCard {
  private static final int INSTRUCTION = 1;
  private static final byte READ_BINARY = (byte) 0xB0;
  private static final byte INTERNAL_AUTHENTICATE = (byte) 0x88;

  private final VirtualCard card;
  private volatile long firstRead;
  private volatile long askedAgain;
  private volatile long proved;

  ReadCard(VirtualCard card) {
    this.card = card;
  }

  /** When, by {@link System#nanoTime()}; 0 before. */
  long firstRead() {
    return firstRead;
  }

  /**
   * How long it proved itself, in nanoseconds: from the first command after it was read, which
   * selects its application anew, to its answer to INTERNAL AUTHENTICATE; 0 before.
   */
  long proving() {
    return proved == 0 ? 0 : proved - askedAgain;
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
    if (firstRead != 0 && askedAgain == 0) {
      askedAgain = System.nanoTime();
    }
    byte[] answer = card.transmit(command);
    if (firstRead == 0 && command[INSTRUCTION] == READ_BINARY) {
      firstRead = System.nanoTime();
    }
    if (proved == 0 && command[INSTRUCTION] == INTERNAL_AUTHENTICATE) {
      proved = System.nanoTime();
    }
    return answer;
  }
}
