package org.clearkiosk.sim.card;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The MIFARE Classic cards of the demo campus: three that are in order, two of which carry the
 * number of their owner's newer card, and some that are not.
 */
final class DemoClassicCards {
  /** What the number of a card begins with that is still valid beside its owner's newer one. */
  private static final String OLD_CARD_NUMBER_PREFIX = "50";

  private DemoClassicCards() {}

  static List<CardFile> all() {
    ClassicOffice office = new ClassicOffice(CardOffice.DEMO_MASTER_KEY);
    ByteString file = fileOf("08281001");
    return List.of(
        office.card(
            "classic-08281001",
            DemoCards.title("旧式卡（4 字节 UID）", "MIFARE Classic of 08281001, UID of 4 bytes"),
            shortIdentifier("classic-08281001"),
            file),
        office.card(
            "classic-08281006",
            DemoCards.title("旧式卡（7 字节 UID）", "MIFARE Classic of 08281006, UID of 7 bytes"),
            CardOffice.uniqueIdentifier("classic-08281006"),
            fileOf("08281006")),
        office.card(
            "old-08281001",
            DemoCards.title(
                "旧式卡，有自己的卡号，仍可使用", "MIFARE Classic of 08281001 with a number of its own"),
            shortIdentifier("old-08281001"),
            CardLayout.write(
                CardLayout.VERSION,
                OLD_CARD_NUMBER_PREFIX + "08281001",
                CardOffice.KEY_GENERATION)),
        office.card(
            "classic-blank",
            DemoCards.title("空白旧式卡", "MIFARE Classic with keys, nothing written yet"),
            shortIdentifier("classic-blank"),
            ByteString.EMPTY),
        office.card(
            "classic-wrong-checksum",
            DemoCards.title("校验错误的旧式卡", "MIFARE Classic, damaged: the checksum is wrong"),
            shortIdentifier("classic-wrong-checksum"),
            withLastBitFlipped(file)),
        foreign());
  }

  /** A card fresh from the factory, or another house's: its sectors have none of our keys. */
  private static CardFile foreign() {
    return new CardFile(
        "classic-foreign",
        DemoCards.title("其他单位的旧式卡", "MIFARE Classic of someone else: other keys"),
        ClassicOffice.ANSWER_TO_RESET,
        shortIdentifier("classic-foreign"),
        new ClassicMemory(ByteString.parse("0004"), ByteString.parse("08"), Map.of()));
  }

  private static ByteString fileOf(String student) {
    return CardLayout.write(
        CardLayout.VERSION, CardOffice.cardNumber(student), CardOffice.KEY_GENERATION);
  }

  /** Four bytes of a kind that is no random identifier and no cascade tag (ISO/IEC 14443-3). */
  private static ByteString shortIdentifier(String label) {
    byte[] identifier = Arrays.copyOfRange(CardOffice.uniqueIdentifier(label).toArray(), 1, 5);
    identifier[0] = (byte) ((identifier[0] & 0xF0) | 0x03);
    return ByteString.of(identifier);
  }

  private static ByteString withLastBitFlipped(ByteString file) {
    byte[] bytes = file.toArray();
    bytes[bytes.length - 1] ^= 1;
    return ByteString.of(bytes);
  }
}
