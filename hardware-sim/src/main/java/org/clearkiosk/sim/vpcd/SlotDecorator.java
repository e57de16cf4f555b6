package org.clearkiosk.sim.vpcd;

/** Passes everything on to another slot; what differs is overridden. */
abstract class SlotDecorator implements CardSlot {
  private final CardSlot inner;

  SlotDecorator(CardSlot inner) {
    this.inner = inner;
  }

  @Override
  public byte[] answerToReset() {
    return inner.answerToReset();
  }

  @Override
  public void powerOn() {
    inner.powerOn();
  }

  @Override
  public void powerOff() {
    inner.powerOff();
  }

  @Override
  public void reset() {
    inner.reset();
  }

  @Override
  public SlotReply transmit(byte[] command) {
    return inner.transmit(command);
  }
}
