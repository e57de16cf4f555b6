package org.clearkiosk.sim.vpcd;

import java.util.Arrays;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.ClassicCard;
import org.clearkiosk.sim.card.ClassicMemory;

/**
 * A reader's commands for a MIFARE Classic card (PC/SC part 3, 3.2.2.1): LOAD KEYS is the reader's
 * own affair, GENERAL AUTHENTICATE and READ BINARY go to the card in the card's own words.
 */
final class StorageCommandSlot extends SlotDecorator {
  private static final int READER_CLASS = 0xFF;
  private static final int LOAD_KEYS = 0x82;
  private static final int GENERAL_AUTHENTICATE = 0x86;
  private static final int READ_BINARY = 0xB0;
  private static final int HEADER = 5;
  private static final int NON_VOLATILE = 0x20;
  private static final int AUTHENTICATION_VERSION = 1;

  private static final ByteString OK = ByteString.parse("9000");
  private static final ByteString NO_INFORMATION = ByteString.parse("6300");
  private static final ByteString MEMORY_FAILURE = ByteString.parse("6581");
  private static final ByteString WRONG_LENGTH = ByteString.parse("6700");
  private static final ByteString SECURITY_STATUS = ByteString.parse("6982");
  private static final ByteString KEY_NOT_USABLE = ByteString.parse("6984");
  private static final ByteString KEY_TYPE_UNKNOWN = ByteString.parse("6986");
  private static final ByteString KEY_NUMBER = ByteString.parse("6988");
  private static final ByteString KEY_LENGTH = ByteString.parse("6989");
  private static final ByteString FUNCTION_UNSUPPORTED = ByteString.parse("6A81");
  private static final ByteString NO_SUCH_BLOCK = ByteString.parse("6A82");
  private static final ByteString WRONG_PARAMETERS = ByteString.parse("6A86");

  private final CardSlot card;
  private final KeySlots keys;
  private final byte[] uniqueIdentifier;

  /**
   * Commands for one card.
   *
   * @param reader answers the reader's other commands
   * @param card where the card's own commands go
   */
  StorageCommandSlot(CardSlot reader, CardSlot card, KeySlots keys, byte[] uniqueIdentifier) {
    super(reader);
    this.card = card;
    this.keys = keys;
    this.uniqueIdentifier = uniqueIdentifier.clone();
  }

  @Override
  public SlotReply transmit(byte[] command) {
    if (command.length < 1 || (command[0] & 0xFF) != READER_CLASS) {
      return new SlotReply.Answer(FUNCTION_UNSUPPORTED); // the card takes no APDU
    }
    int instruction = command.length < 2 ? 0 : command[1] & 0xFF;
    return switch (instruction) {
      case LOAD_KEYS -> new SlotReply.Answer(loadKey(command));
      case GENERAL_AUTHENTICATE -> authenticate(command);
      case READ_BINARY -> read(command);
      default -> super.transmit(command);
    };
  }

  private ByteString loadKey(byte[] command) {
    if (command.length < HEADER || command.length != HEADER + (command[4] & 0xFF)) {
      return WRONG_LENGTH;
    }
    int structure = command[2] & 0xFF;
    if ((structure & ~NON_VOLATILE) != 0) {
      return KEY_NOT_USABLE; // only plain card keys
    }
    if (!keys.has(command[3] & 0xFF)) {
      return KEY_NUMBER;
    }
    if (command.length != HEADER + ClassicMemory.KEY_LENGTH) {
      return KEY_LENGTH;
    }
    keys.store(command[3], Arrays.copyOfRange(command, HEADER, command.length));
    return OK;
  }

  /** Data: version 01, block number of two bytes, key type 60 or 61, key number. */
  private SlotReply authenticate(byte[] command) {
    if (command.length != 10 || command[4] != 5) {
      return new SlotReply.Answer(WRONG_LENGTH);
    }
    if (command[2] != 0 || command[3] != 0 || command[5] != AUTHENTICATION_VERSION) {
      return new SlotReply.Answer(WRONG_PARAMETERS);
    }
    int block = (command[6] & 0xFF) << 8 | (command[7] & 0xFF);
    int type = command[8] & 0xFF;
    int number = command[9] & 0xFF;
    if (block >= ClassicMemory.BLOCKS) {
      return new SlotReply.Answer(MEMORY_FAILURE); // part 3: "the addressed block does not exist"
    }
    if (type != ClassicCard.AUTHENTICATE_A && type != ClassicCard.AUTHENTICATE_B) {
      return new SlotReply.Answer(KEY_TYPE_UNKNOWN);
    }
    if (!keys.has(number)) {
      return new SlotReply.Answer(KEY_NUMBER);
    }
    byte[] toCard = new byte[2 + ClassicMemory.KEY_LENGTH + 4];
    toCard[0] = (byte) type;
    toCard[1] = (byte) block;
    System.arraycopy(keys.key(number), 0, toCard, 2, ClassicMemory.KEY_LENGTH);
    System.arraycopy(uniqueIdentifier, uniqueIdentifier.length - 4, toCard, 8, 4);
    return translated(card.transmit(toCard), answer -> refused(answer) ? NO_INFORMATION : OK);
  }

  private SlotReply read(byte[] command) {
    if (command.length != HEADER) {
      return new SlotReply.Answer(WRONG_LENGTH);
    }
    int block = (command[2] & 0xFF) << 8 | (command[3] & 0xFF);
    if (block >= ClassicMemory.BLOCKS) {
      return new SlotReply.Answer(NO_SUCH_BLOCK);
    }
    int expected = command[4] & 0xFF;
    if (expected != 0 && expected < ClassicMemory.BLOCK_LENGTH) {
      return new SlotReply.Answer(ByteString.of((byte) 0x6C, (byte) ClassicMemory.BLOCK_LENGTH));
    }
    byte[] toCard = {(byte) ClassicCard.READ, (byte) block};
    boolean tooMuchAsked = expected > ClassicMemory.BLOCK_LENGTH;
    return translated(
        card.transmit(toCard),
        answer -> refused(answer) ? SECURITY_STATUS : withStatus(answer, tooMuchAsked));
  }

  private static SlotReply translated(SlotReply reply, Translation translation) {
    if (reply instanceof SlotReply.Answer answer) {
      return new SlotReply.Answer(translation.toReaderAnswer(answer.bytes()));
    }
    if (reply instanceof SlotReply.Delayed delayed) {
      return new SlotReply.Delayed(delayed.delay(), translated(delayed.reply(), translation));
    }
    return reply;
  }

  private static ByteString withStatus(ByteString block, boolean tooMuchAsked) {
    byte[] answer = Arrays.copyOf(block.toArray(), block.length() + 2);
    answer[block.length()] = (byte) (tooMuchAsked ? 0x62 : 0x90);
    answer[block.length() + 1] = (byte) (tooMuchAsked ? 0x82 : 0x00);
    return ByteString.of(answer);
  }

  /** A card that refused has halted; readers activate it anew by themselves. */
  private boolean refused(ByteString answer) {
    boolean refusal = answer.length() == 1 && answer.toArray()[0] == ClassicCard.NOT_ACKNOWLEDGED;
    if (refusal) {
      card.reset();
    }
    return refusal;
  }

  @FunctionalInterface
  private interface Translation {
    ByteString toReaderAnswer(ByteString cardAnswer);
  }
}
