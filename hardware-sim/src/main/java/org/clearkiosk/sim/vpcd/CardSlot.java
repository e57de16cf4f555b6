package org.clearkiosk.sim.vpcd;

import org.clearkiosk.sim.card.RecordedCard;
import org.clearkiosk.sim.card.VirtualCard;

/**
 * What the virtual reader driver talks to: a card lying in a slot, with whatever happens to it on
 * the way. Faults are decorators of this interface. Only the slot's own thread calls it.
 */
public interface CardSlot {
  /** A slot with a card in it and nothing in the way. */
  static CardSlot of(VirtualCard card) {
    CardSlot occupied = new OccupiedSlot(card);
    return card instanceof RecordedCard recorded ? new RecordedSlot(recorded, occupied) : occupied;
  }

  /** The answer to reset, 2 … 33 bytes. */
  byte[] answerToReset();

  /** The reader switches its field on. */
  void powerOn();

  /** The reader switches its field off: the card forgets its state. */
  void powerOff();

  /** The reader resets the card: the card forgets its state and stays powered. */
  void reset();

  /**
   * Carries one command.
   *
   * @param command 1 … 65535 bytes of any content
   */
  SlotReply transmit(byte[] command);
}
