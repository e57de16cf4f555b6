package org.clearkiosk.reader.profile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a card can do, as it says before anything is asked of it. */
public enum CardTechnology {
  /** Takes APDUs (ISO/IEC 14443-4). */
  PROCESSOR,
  /** Keyed sectors of four blocks (NXP MF1S50yyX/V1, MIFARE Classic 1K). */
  MIFARE_CLASSIC_1K,
  /** Known as something that no profile is made for; it has an identifier all the same. */
  OTHER;

  private static final int SAK_PROCESSOR = 0x20;
  private static final int SAK_CLASSIC_BITS = 0x1B;
  private static final int SAK_CLASSIC_1K = 0x08;

  /**
   * What a card says with its SAK (ISO/IEC 14443-3, 6.5.3.4; NXP AN10833, 2.3). A card with both a
   * processor and sectors says both.
   *
   * @param selectAcknowledge 0 to 255
   */
  public static Set<CardTechnology> ofSelectAcknowledge(int selectAcknowledge) {
    EnumSet<CardTechnology> technologies = EnumSet.noneOf(CardTechnology.class);
    if ((selectAcknowledge & SAK_PROCESSOR) != 0) {
      technologies.add(PROCESSOR);
    }
    if ((selectAcknowledge & SAK_CLASSIC_BITS) == SAK_CLASSIC_1K) {
      technologies.add(MIFARE_CLASSIC_1K);
    }
    if (technologies.isEmpty()) {
      technologies.add(OTHER);
    }
    return Collections.unmodifiableSet(technologies);
  }
}
