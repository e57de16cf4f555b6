package org.clearkiosk.reader.pcsc;

import org.clearkiosk.sim.card.VirtualCard;

/**
 * A card that loses the field during one command, once, and is back before the driver looks: its
 * answer breaks off after a byte, and it has forgotten everything.
 */
final class LiftedCard implements VirtualCard {
  private final VirtualCard card;
  private final int liftedAt;
  private int commands;

  /**
   * @param liftedAt the number of the command, from 1
   */
  LiftedCard(VirtualCard card, int liftedAt) {
    this.card = card;
    this.liftedAt = liftedAt;
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
  public void reset() {
    card.reset();
  }

  @Override
  public byte[] transmit(byte[] command) {
    commands++;
    if (commands == liftedAt) {
      card.reset();
      return new byte[1];
    }
    return card.transmit(command);
  }
}
