package org.clearkiosk.reader.pcsc;

import org.clearkiosk.sim.card.VirtualCard;

/** A card that can be read, and answers INTERNAL AUTHENTICATE with a status word alone. */
final class RefusingCard implements VirtualCard {
  private final VirtualCard card;
  private final int status;

  RefusingCard(VirtualCard card, int status) {
    this.card = card;
    this.status = status;
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
    return command.length > 1 && (command[1] & 0xFF) == RecordingCard.INTERNAL_AUTHENTICATE
        ? new byte[] {(byte) (status >> 8), (byte) status}
        : card.transmit(command);
  }
}
