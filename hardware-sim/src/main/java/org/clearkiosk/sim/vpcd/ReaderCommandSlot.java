package org.clearkiosk.sim.vpcd;

import java.util.Arrays;
import java.util.function.Supplier;
import org.clearkiosk.sim.card.ByteString;

/**
 * Answers in the reader's place the commands of class {@code FF} that never reach a card: GET DATA
 * gives the unique identifier (PC/SC part 3, 3.2.2.1.3).
 */
final class ReaderCommandSlot extends SlotDecorator {
  private static final int READER_CLASS = 0xFF;
  private static final int GET_DATA = 0xCA;
  private static final ByteString FUNCTION_UNSUPPORTED = ByteString.parse("6A81");
  private static final ByteString WRONG_LENGTH = ByteString.parse("6700");

  private final Supplier<byte[]> identifier;

  ReaderCommandSlot(CardSlot inner, Supplier<byte[]> identifier) {
    super(inner);
    this.identifier = identifier;
  }

  @Override
  public SlotReply transmit(byte[] command) {
    boolean forReader = command.length > 0 && (command[0] & 0xFF) == READER_CLASS;
    return forReader ? new SlotReply.Answer(answer(command)) : super.transmit(command);
  }

  private ByteString answer(byte[] command) {
    boolean getData = command.length >= 4 && (command[1] & 0xFF) == GET_DATA;
    if (!getData || command[2] != 0 || command[3] != 0) {
      return FUNCTION_UNSUPPORTED;
    }
    if (command.length != 5) {
      return WRONG_LENGTH;
    }
    int expected = command[4] & 0xFF;
    byte[] uniqueIdentifier = identifier.get();
    int available = uniqueIdentifier.length;
    if (expected != 0 && expected < available) {
      return ByteString.of((byte) 0x6C, (byte) available);
    }
    // Part 3: bytes beyond the end of the identifier are reported by the warning 62 82.
    int statusWord = expected > available ? 0x6282 : 0x9000;
    byte[] answer = Arrays.copyOf(uniqueIdentifier, available + 2);
    answer[available] = (byte) (statusWord >> 8);
    answer[available + 1] = (byte) statusWord;
    return ByteString.of(answer);
  }
}
