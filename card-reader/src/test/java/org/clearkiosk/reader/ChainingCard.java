package org.clearkiosk.reader;

import java.util.Arrays;
import org.clearkiosk.sim.card.VirtualCard;

/**
 * Keeps to the older ways of cards: corrects the expected length of READ BINARY (6Cxx), then gives
 * half of the answer and has the rest fetched (61xx, GET RESPONSE; ISO/IEC 7816-4, 5.6).
 */
public final class ChainingCard implements VirtualCard {
  private static final int READ_BINARY = 0xB0;
  private static final int GET_RESPONSE = 0xC0;
  private static final int STATUS_LENGTH = 2;

  private final VirtualCard card;
  private byte[] rest = new byte[0];

  public ChainingCard(VirtualCard card) {
    this.card = card;
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
    rest = new byte[0];
    card.reset();
  }

  @Override
  public byte[] transmit(byte[] command) {
    int instruction = command.length > 1 ? command[1] & 0xFF : 0;
    if (instruction == GET_RESPONSE) {
      byte[] answer = rest;
      rest = new byte[0];
      return answer.length == 0 ? new byte[] {0x69, (byte) 0x85} : answer;
    }
    byte[] answer = card.transmit(command);
    int length = answer.length - STATUS_LENGTH;
    if (instruction != READ_BINARY || length == 0) {
      return answer;
    }
    if (command[command.length - 1] != length) {
      return new byte[] {0x6C, (byte) length};
    }
    int half = length / 2;
    rest = Arrays.copyOfRange(answer, half, answer.length);
    byte[] first = Arrays.copyOf(answer, half + STATUS_LENGTH);
    first[half] = 0x61;
    first[half + 1] = (byte) (length - half);
    return first;
  }
}
