package org.clearkiosk.reader.dump;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearkiosk.reader.dump.DumpEntry.Channel;
import org.clearkiosk.reader.profile.CardFileMask;
import org.clearkiosk.reader.profile.StorageCardNames;

/**
 * Takes personal data and keys out of one dump: what is not known to be harmless is hidden. The
 * card file, which decides the outcome, is replaced by one with another card number that comes to
 * the same outcome.
 */
final class Mask {
  private static final int COMMAND_HEADER = 5;
  private static final int STATUS_LENGTH = 2;
  private static final int BLOCK_LENGTH = 16;
  private static final int HISTORICAL_AT = 4;
  private static final int INTERFACE_BYTES = 0x70;

  /** What stands in an answer. */
  private enum Content {
    /** Nothing of a person. */
    HARMLESS,
    /** The card's identifier: its first byte tells its kind. */
    IDENTIFIER,
    /** A piece of the card file. */
    FILE,
    /** Anything. */
    OTHER
  }

  /** A piece of the card file: which entry holds it at its beginning, and how long it is. */
  private record Piece(int entry, int length) {}

  private final Dump dump;
  private final List<DumpEntry> entries = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final Map<String, String> substitutes = new HashMap<>();
  private Content content = Content.OTHER;
  private int nextBlock;

  Mask(Dump dump) {
    this.dump = dump;
  }

  Dump masked() {
    DumpHeader.Task task = dump.header().task();
    if (task instanceof DumpHeader.Task.Prove prove) {
      task = new DumpHeader.Task.Prove(substitute(prove.cardNumber()), prove.keyGeneration());
    }
    for (DumpEntry entry : dump.entries()) {
      entries.add(masked(entry));
    }
    endFile();
    DumpHeader header = dump.header();
    return new Dump(
        new DumpHeader(
            header.reader(),
            header.recorded(),
            true,
            task,
            header.campus(),
            header.answerToReset().map(Mask::answerToReset),
            header.targets().stream().map(Mask::masked).toList(),
            header.sectorKey(),
            header.outcome()),
        entries);
  }

  private static DumpHeader.Target masked(DumpHeader.Target target) {
    DumpBytes identifier = target.identifier();
    return new DumpHeader.Target(
        target.answerToRequest(),
        target.selectAcknowledge(),
        identifier.hide(1, identifier.length()),
        answerToSelect(target.answerToSelect()));
  }

  /** Historical bytes may be anything; some cards' repeat the identifier. */
  private static DumpBytes answerToReset(DumpBytes bytes) {
    return StorageCardNames.isStorageCard(bytes.toBytes())
        ? bytes
        : bytes.hide(HISTORICAL_AT, bytes.length());
  }

  /** Length, format, up to three interface bytes (ISO/IEC 14443-4, 5.2), then historical bytes. */
  private static DumpBytes answerToSelect(DumpBytes bytes) {
    int interfaceBytes = Integer.bitCount(bytes.at(1) & INTERFACE_BYTES);
    return bytes.hide(2 + interfaceBytes, bytes.length());
  }

  private DumpEntry masked(DumpEntry entry) {
    if (entry instanceof DumpEntry.Command command) {
      DumpBytes bytes =
          command.channel() == Channel.APDU ? apdu(command.bytes()) : mifare(command.bytes());
      return new DumpEntry.Command(command.at(), command.channel(), bytes);
    }
    if (entry instanceof DumpEntry.Answer answer) {
      return new DumpEntry.Answer(answer.at(), answer.channel(), answer(answer));
    }
    return entry;
  }

  private DumpBytes apdu(DumpBytes command) {
    int instruction = command.at(0) << 8 | command.at(1);
    content =
        switch (instruction) {
          case Commands.READ_BINARY, Commands.PART_3_READ -> Content.FILE;
          case Commands.GET_RESPONSE -> content;
          case Commands.PART_3_IDENTIFIER -> Content.IDENTIFIER;
          default -> Content.OTHER;
        };
    return switch (instruction) {
      case Commands.READ_BINARY -> readBinary(command);
      case Commands.PART_3_READ -> readBlock(command, command.at(3));
      case Commands.SELECT -> beginning(command);
      case Commands.GET_RESPONSE, Commands.PART_3_IDENTIFIER, Commands.PART_3_AUTHENTICATE ->
          command;
      default -> command.hide(COMMAND_HEADER, command.length());
    };
  }

  private DumpBytes mifare(DumpBytes command) {
    int instruction = command.at(0);
    content =
        switch (instruction) {
          case MifareCommands.READ -> Content.FILE;
          case MifareCommands.AUTHENTICATE_A, MifareCommands.AUTHENTICATE_B -> Content.HARMLESS;
          default -> Content.OTHER;
        };
    return switch (instruction) {
      case MifareCommands.READ -> readBlock(command, command.at(1));
      case MifareCommands.AUTHENTICATE_A, MifareCommands.AUTHENTICATE_B ->
          command.hide(2, command.length());
      default -> command.hide(1, command.length());
    };
  }

  private DumpBytes beginning(DumpBytes select) {
    endFile();
    return select;
  }

  private DumpBytes readBinary(DumpBytes command) {
    int parameters = command.at(2) << 8 | command.at(3);
    // With a short file identifier the second parameter is the offset, else both are
    int offset = (parameters & 0x8000) != 0 ? parameters & 0xFF : parameters;
    if (offset == 0 || offset != file.size()) {
      endFile();
    }
    return command;
  }

  private DumpBytes readBlock(DumpBytes command, int block) {
    if (file.size() == 0 || block != nextBlock) {
      endFile();
    }
    nextBlock = block + 1;
    return command;
  }

  private DumpBytes answer(DumpEntry.Answer answer) {
    DumpBytes bytes = answer.bytes();
    // A MIFARE block has no status word; what is no block says that there is none
    int end =
        answer.channel() == Channel.APDU || bytes.length() != BLOCK_LENGTH
            ? Math.max(0, bytes.length() - STATUS_LENGTH)
            : BLOCK_LENGTH;
    return switch (content) {
      case HARMLESS -> bytes;
      case IDENTIFIER -> bytes.hide(1, end);
      case FILE -> piece(bytes, end);
      case OTHER -> bytes.hide(0, end);
    };
  }

  private DumpBytes piece(DumpBytes bytes, int length) {
    pieces.add(new Piece(entries.size(), length));
    file.write(bytes.toBytes(), 0, length);
    return bytes;
  }

  /** Puts the masked file in place of the pieces that were gathered. */
  private void endFile() {
    byte[] masked = CardFileMask.masked(file.toByteArray(), this::substitute);
    int position = 0;
    for (Piece piece : pieces) {
      DumpEntry.Answer before = (DumpEntry.Answer) entries.get(piece.entry());
      byte[] bytes = before.bytes().toBytes();
      System.arraycopy(masked, position, bytes, 0, piece.length());
      position += piece.length();
      entries.set(
          piece.entry(), new DumpEntry.Answer(before.at(), before.channel(), DumpBytes.of(bytes)));
    }
    Arrays.fill(masked, (byte) 0);
    pieces.clear();
    file.reset();
  }

  /** Another number, as long; within this dump the same for the same number. */
  private String substitute(String cardNumber) {
    return substitutes.computeIfAbsent(
        cardNumber,
        number -> String.format(Locale.ROOT, "%0" + number.length() + "d", substitutes.size() + 1));
  }
}
