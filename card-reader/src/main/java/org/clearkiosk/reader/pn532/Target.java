package org.clearkiosk.reader.pn532;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clearkiosk.reader.dump.DumpBytes;
import org.clearkiosk.reader.dump.DumpHeader;

/** A card of type A that the chip has found (UM0701-02, 7.3.5). */
final class Target {
  private static final int HEADER_LENGTH = 5;
  private static final int PROCESSOR = 0x20;

  private final int number;
  private final int selectAcknowledge;
  private final byte[] identifier;
  private final boolean blockProtocol;
  private final DumpHeader.Target described;

  /**
   * @param answerToRequest ATQA, 2 bytes
   * @param blockProtocol whether the chip has begun ISO/IEC 14443-4 with it
   * @param answerToSelect ATS; none where that has not begun
   */
  private Target(
      int number,
      byte[] answerToRequest,
      int selectAcknowledge,
      byte[] identifier,
      boolean blockProtocol,
      byte[] answerToSelect) {
    this.number = number;
    this.selectAcknowledge = selectAcknowledge;
    this.identifier = identifier;
    this.blockProtocol = blockProtocol;
    this.described =
        new DumpHeader.Target(
            DumpBytes.of(answerToRequest),
            DumpBytes.of(new byte[] {(byte) selectAcknowledge}),
            DumpBytes.of(identifier),
            DumpBytes.of(answerToSelect));
  }

  /** The same for a chip that begins ISO/IEC 14443-4 by itself, as it does when it was reset. */
  static List<Target> parse(byte[] response) {
    return parse(response, true);
  }

  /**
   * Takes the response to InListPassiveTarget apart.
   *
   * @param response whatever came; of any length
   * @param automatic whether the chip begins ISO/IEC 14443-4 by itself where a card speaks it
   * @return the cards, as far as they are well-formed: what is cut short is not taken
   */
  static List<Target> parse(byte[] response, boolean automatic) {
    List<Target> targets = new ArrayList<>();
    int count = response.length == 0 ? 0 : response[0] & 0xFF;
    int position = 1;
    while (targets.size() < count && position + HEADER_LENGTH <= response.length) {
      int number = response[position] & 0xFF;
      int selectAcknowledge = response[position + 3] & 0xFF;
      int start = position + HEADER_LENGTH;
      int end = start + (response[start - 1] & 0xFF);
      int length = end - start;
      if (end > response.length || (length != 4 && length != 7 && length != 10)) {
        return targets;
      }
      int next = end;
      boolean blockProtocol = automatic && (selectAcknowledge & PROCESSOR) != 0;
      if (blockProtocol && end < response.length) {
        // The length byte of an ATS counts itself
        next = Math.min(response.length, end + Math.max(1, response[end] & 0xFF));
      }
      targets.add(
          new Target(
              number,
              Arrays.copyOfRange(response, position + 1, position + 3),
              selectAcknowledge,
              Arrays.copyOfRange(response, start, end),
              blockProtocol,
              Arrays.copyOfRange(response, end, next)));
      position = next;
    }
    return targets;
  }

  /** The chip's number for it, 1 or 2. */
  int number() {
    return number;
  }

  /** SAK, 0 to 255. */
  int selectAcknowledge() {
    return selectAcknowledge;
  }

  /** All that the chip said of it, for a dump. */
  DumpHeader.Target described() {
    return described;
  }

  /** 4, 7 or 10 bytes, a new copy each time. */
  byte[] identifier() {
    return identifier.clone();
  }

  /** Whether the chip has begun ISO/IEC 14443-4 with it. */
  boolean isProcessor() {
    return blockProtocol;
  }

  /** Whether another find is the same card, as far as identifiers tell. */
  boolean isSameCard(Target other) {
    return Arrays.equals(identifier, other.identifier)
        && selectAcknowledge == other.selectAcknowledge;
  }

  /** Without the identifier, which is personal. */
  @Override
  public String toString() {
    return "Target[number=%d, sak=%02X, identifier=(%d bytes)]"
        .formatted(number, selectAcknowledge, identifier.length);
  }
}
