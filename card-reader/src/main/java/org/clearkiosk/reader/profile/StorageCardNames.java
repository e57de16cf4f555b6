package org.clearkiosk.reader.profile;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Tells a storage card from its ATR (PC/SC part 3, 3.1.3.2.3.2). Readers make up that ATR, and some
 * makers number cards in their own way, so a campus may say which number means what.
 *
 * @param technologies what each card name means, by its two bytes NN NN (0 to 0xFFFF)
 */
public record StorageCardNames(Map<Integer, CardTechnology> technologies) {
  /** The numbers of the supplement to PC/SC part 3. */
  public static final StorageCardNames STANDARD =
      new StorageCardNames(Map.of(0x0001, CardTechnology.MIFARE_CLASSIC_1K));

  /** TS, T0 with 15 historical bytes, TD1, TD2; category, tag and length; PC/SC's RID. */
  private static final byte[] BEFORE_STANDARD = HexFormat.of().parseHex("3B8F8001804F0CA000000306");

  private static final int STANDARD_AT = BEFORE_STANDARD.length;
  private static final int NAME_AT = STANDARD_AT + 1;
  private static final int LENGTH = 20;

  /** Copies the map. */
  public StorageCardNames {
    technologies = Map.copyOf(technologies);
  }

  /**
   * What a card can do.
   *
   * @param answerToReset what the reader gave, of any length
   */
  public Set<CardTechnology> ofAnswerToReset(byte[] answerToReset) {
    return isStorageCard(answerToReset)
        ? Set.of(technologies.getOrDefault(nameOf(answerToReset), CardTechnology.OTHER))
        : Set.of(CardTechnology.PROCESSOR);
  }

  /**
   * The two bytes NN NN that name the kind of card.
   *
   * @param answerToReset of a storage card
   */
  public static int nameOf(byte[] answerToReset) {
    return (answerToReset[NAME_AT] & 0xFF) << 8 | (answerToReset[NAME_AT + 1] & 0xFF);
  }

  /**
   * The byte SS that names the standard by which the reader speaks to the card.
   *
   * @param answerToReset of a storage card
   */
  public static int standardOf(byte[] answerToReset) {
    return answerToReset[STANDARD_AT] & 0xFF;
  }

  /**
   * Whether a reader made the answer up for a storage card. It then says what kind of card it is,
   * and nothing of the one card.
   */
  public static boolean isStorageCard(byte[] answerToReset) {
    return answerToReset.length == LENGTH
        && Arrays.equals(
            answerToReset, 0, BEFORE_STANDARD.length, BEFORE_STANDARD, 0, BEFORE_STANDARD.length);
  }
}
