package org.clearkiosk.sim.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/**
 * Personalises cards: writes their file and derives their key as docs/protocols/card-format.md
 * says.
 */
public final class CardOffice {
  /**
   * The demo campus's master key of generation 1: the test key that GlobalPlatform publishes in its
   * card specification. It protects nothing.
   */
  public static final ByteString DEMO_MASTER_KEY =
      ByteString.parse("404142434445464748494A4B4C4D4E4F");

  /** The generation of {@link #DEMO_MASTER_KEY}. */
  static final int KEY_GENERATION = 1;

  /** The answer to reset of a 14443-4 card without historical bytes (PC/SC part 3, 3.1.3.2.3). */
  static final ByteString ANSWER_TO_RESET = ByteString.parse("3B80800101");

  private static final int KEY_REFERENCE = 1;
  private static final String CARD_NUMBER_PREFIX = "60";

  private final ByteString masterKey;

  /**
   * An office that holds the master key of generation 1.
   *
   * @param masterKey 16 bytes
   */
  public CardOffice(ByteString masterKey) {
    if (masterKey.length() != 16) {
      throw new IllegalArgumentException("a master key has 16 bytes");
    }
    this.masterKey = masterKey;
  }

  /** The demo campus's card number of a student: {@code 60} and the student number. */
  public static String cardNumber(String studentNumber) {
    return CARD_NUMBER_PREFIX + studentNumber;
  }

  /**
   * The card of a student, in order.
   *
   * @param studentNumber 6 … 18 digits
   */
  public CardFile card(String studentNumber, CardFile.Title title) {
    return card(studentNumber, title, cardNumber(studentNumber));
  }

  /** A card in order, whose label and number need not agree. */
  CardFile card(String label, CardFile.Title title, String cardNumber) {
    ByteString file = CardLayout.write(CardLayout.VERSION, cardNumber, KEY_GENERATION);
    return card(label, title, file, key(cardNumber));
  }

  /** A card with any file and key, for the broken ones. */
  static CardFile card(String label, CardFile.Title title, ByteString file, ByteString key) {
    return card(label, title, uniqueIdentifier(label), file, key);
  }

  /** A card with any identifier, file and key, for the forged ones. */
  static CardFile card(
      String label, CardFile.Title title, ByteString identifier, ByteString file, ByteString key) {
    return new CardFile(
        label,
        title,
        ANSWER_TO_RESET,
        identifier,
        new CardFile.Application(CardLayout.AID, file, Map.of(KEY_REFERENCE, key)));
  }

  /** The card's own key: AN10922 over the card number and the AID. */
  ByteString key(String cardNumber) {
    byte[] number = cardNumber.getBytes(StandardCharsets.US_ASCII);
    byte[] aid = CardLayout.AID.toArray();
    byte[] input = Arrays.copyOf(number, number.length + aid.length);
    System.arraycopy(aid, 0, input, number.length, aid.length);
    return ByteString.of(AesCmac.diversify(masterKey.toArray(), input));
  }

  /** Seven bytes that look like a chip maker's, always the same for the same label. */
  static ByteString uniqueIdentifier(String label) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(label.getBytes(StandardCharsets.UTF_8));
      byte[] identifier = Arrays.copyOf(digest, 7);
      identifier[0] = 0x04; // NXP, ISO/IEC 7816-6
      return ByteString.of(identifier);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
