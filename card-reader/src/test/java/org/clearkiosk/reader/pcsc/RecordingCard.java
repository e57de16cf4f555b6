package org.clearkiosk.reader.pcsc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearkiosk.sim.card.VirtualCard;

/** A card that remembers which instructions it was given (the second byte of each command). */
final class RecordingCard implements VirtualCard {
  static final int SELECT = 0xA4;
  static final int READ_BINARY = 0xB0;
  static final int INTERNAL_AUTHENTICATE = 0x88;

  private final VirtualCard card;
  private final List<Integer> instructions = new CopyOnWriteArrayList<>();

  RecordingCard(VirtualCard card) {
    this.card = card;
  }

  List<Integer> instructions() {
    return instructions;
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
    instructions.add(command.length > 1 ? command[1] & 0xFF : -1);
    return card.transmit(command);
  }
}
