package org.clearkiosk.reader.pcsc;

import org.clearkiosk.sim.card.VirtualCard;

/** Two cards of which one takes the other's place so quickly that the driver sees nothing of it. */
final class SwappedCard implements VirtualCard {
  private final VirtualCard second;
  private volatile VirtualCard current;

  SwappedCard(VirtualCard first, VirtualCard second) {
    this.current = first;
    this.second = second;
  }

  /** Swaps them; the second has heard nothing yet. */
  void swap() {
    second.reset();
    current = second;
  }

  @Override
  public byte[] answerToReset() {
    return current.answerToReset();
  }

  @Override
  public byte[] uniqueIdentifier() {
    return current.uniqueIdentifier();
  }

  @Override
  public void reset() {
    current.reset();
  }

  @Override
  public byte[] transmit(byte[] command) {
    return current.transmit(command);
  }
}
