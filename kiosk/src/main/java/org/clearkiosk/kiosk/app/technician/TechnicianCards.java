package org.clearkiosk.kiosk.app.technician;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The cards that open the technician's pages, by the SHA-256 of their numbers: the settings need
 * not say whose they are. A card's number is no secret, and a card can be copied, so the PIN is
 * asked for in any case.
 *
 * @param digests in lower-case hexadecimal
 */
public record TechnicianCards(Set<String> digests) implements Predicate<String> {
  public TechnicianCards {
    digests = Set.copyOf(digests);
  }

  /** Whether a card of this number is one of them. */
  @Override
  public boolean test(String cardNumber) {
    return !digests.isEmpty() && digests.contains(digest(cardNumber));
  }

  /** What the settings say for a card. */
  public static String digest(String cardNumber) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(cardNumber.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
