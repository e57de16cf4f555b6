package org.clearkiosk.cardtool.describe;

import java.util.Map;
import java.util.Set;
import org.clearkiosk.reader.profile.CardTechnology;

/** What a card's SAK says (ISO/IEC 14443-3, 6.5.3.4; NXP AN10833, 2.3). */
public final class SelectAcknowledgeText {
  private static final Map<Integer, String> NAMES =
      Map.of(
          0x00, "MIFARE Ultralight or NTAG",
          0x09, "MIFARE Mini",
          0x18, "MIFARE Classic 4K",
          0x10, "MIFARE Plus SL2 2K",
          0x11, "MIFARE Plus SL2 4K");

  private SelectAcknowledgeText() {}

  /**
   * A few words.
   *
   * @param selectAcknowledge 0 to 255
   */
  public static String of(int selectAcknowledge) {
    Set<CardTechnology> technologies = CardTechnology.ofSelectAcknowledge(selectAcknowledge);
    boolean sectors = technologies.contains(CardTechnology.MIFARE_CLASSIC_1K);
    if (technologies.contains(CardTechnology.PROCESSOR)) {
      return sectors
          ? "processor card that also says MIFARE Classic 1K"
          : "processor card (ISO/IEC 14443-4)";
    }
    return sectors
        ? "MIFARE Classic 1K"
        : NAMES.getOrDefault(selectAcknowledge, "a card of a kind unknown here");
  }
}
