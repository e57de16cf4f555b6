package org.clearkiosk.sim.vpcd;

import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.VirtualCard;

/** A slot with a card in it and nothing in the way. */
final class OccupiedSlot implements CardSlot {
  private final VirtualCard card;
  private boolean powered;

  OccupiedSlot(VirtualCard card) {
    this.card = card;
  }

  @Override
  public byte[] answerToReset() {
    return card.answerToReset();
  }

  @Override
  public void powerOn() {
    if (!powered) {
      card.reset();
    }
    powered = true;
  }

  @Override
  public void powerOff() {
    powered = false;
  }

  @Override
  public void reset() {
    card.reset();
    powered = true;
  }

  @Override
  public SlotReply transmit(byte[] command) {
    return powered
        ? new SlotReply.Answer(ByteString.of(card.transmit(command)))
        : new SlotReply.Silence();
  }
}
