package org.clearkiosk.sim.card;

import java.util.Map;

/**
 * The content of one card, as a card file of the deck describes it ({@code
 * cards/card.schema.json}).
 *
 * @param label what a technician calls the card: a student number, or a word such as {@code
 *     wrong-checksum}; 1 … 40 of {@code a-z 0-9 -}
 * @param title what is particular about the card, for the window
 * @param answerToReset 2 … 33 bytes
 * @param uniqueIdentifier 4, 7 or 10 bytes; {@link #RANDOM_IDENTIFIER} where chance draws it
 * @param content what is stored on the card, by its profile
 */
public record CardFile(
    String label,
    Title title,
    ByteString answerToReset,
    ByteString uniqueIdentifier,
    Content content) {

  /** The version of the card files' own format. */
  public static final int FORMAT_VERSION = 1;

  /** In place of an identifier: one that the card draws anew whenever it gets power. */
  public static final ByteString RANDOM_IDENTIFIER = ByteString.EMPTY;

  /** Checks the bounds. */
  public CardFile {
    require(label.matches("[a-z0-9-]{1,40}"), "label: 1 to 40 of a-z, 0-9 and -");
    require(answerToReset.length() >= 2 && answerToReset.length() <= 33, "atr: 2 to 33 bytes");
    require(
        uniqueIdentifier.equals(RANDOM_IDENTIFIER)
            || uniqueIdentifier.length() == 4
            || uniqueIdentifier.length() == 7
            || uniqueIdentifier.length() == 10,
        "uid: 4, 7 or 10 bytes, or random");
    require(
        !(content instanceof ClassicMemory)
            || uniqueIdentifier.length() == 4
            || uniqueIdentifier.length() == 7,
        "uid: 4 or 7 bytes on a MIFARE Classic card");
  }

  /** What is stored on a card, one kind a profile. */
  public sealed interface Content permits Application, ClassicMemory, Recording {}

  /**
   * The application of a {@code cpu} card.
   *
   * @throws IllegalStateException when this card is of another profile
   */
  public Application application() {
    if (content instanceof Application application) {
      return application;
    }
    throw new IllegalStateException("card " + label + " holds no application");
  }

  /**
   * The memory of a {@code classic} card.
   *
   * @throws IllegalStateException when this card is of another profile
   */
  public ClassicMemory memory() {
    if (content instanceof ClassicMemory memory) {
      return memory;
    }
    throw new IllegalStateException("card " + label + " is no MIFARE Classic card");
  }

  /**
   * What was recorded of a {@code recorded} card.
   *
   * @throws IllegalStateException when this card is of another profile
   */
  public Recording recording() {
    if (content instanceof Recording recording) {
      return recording;
    }
    throw new IllegalStateException("card " + label + " is not a recorded one");
  }

  /**
   * What is particular about a card, in both languages; each 1 … 80 characters.
   *
   * @param chinese for the window's first line
   * @param english for its second
   */
  public record Title(String chinese, String english) {
    /** Checks the bounds. */
    public Title {
      require(isShort(chinese) && isShort(english), "title: 1 to 80 characters in each language");
    }

    private static boolean isShort(String text) {
      return !text.isBlank() && text.length() <= 80;
    }
  }

  /**
   * The application on a card of profile {@code cpu}.
   *
   * @param aid 5 … 16 bytes (ISO/IEC 7816-4, 12.2.3)
   * @param file the content of the file with short identifier 1; at most 256 bytes; empty on a
   *     blank card
   * @param keys AES-128 keys for INTERNAL AUTHENTICATE by their reference, 1 … 127
   */
  public record Application(ByteString aid, ByteString file, Map<Integer, ByteString> keys)
      implements Content {
    /** Checks the bounds. */
    public Application {
      keys = Map.copyOf(keys);
      require(aid.length() >= 5 && aid.length() <= 16, "application.aid: 5 to 16 bytes");
      require(file.length() <= 256, "application.file: at most 256 bytes");
      require(
          keys.keySet().stream().allMatch(reference -> reference >= 1 && reference <= 127),
          "application.keys: references 1 to 127");
      require(
          keys.values().stream().allMatch(key -> key.length() == 16),
          "application.keys: 16 bytes each");
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
