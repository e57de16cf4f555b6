package org.clearkiosk.server.terminals;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.clearkiosk.server.identity.Secrets;

/**
 * A code with which a terminal enrols, once: 20 random letters and digits of Crockford's Base32,
 * which is 100 bits. People read it out and type it: capitals or not, in groups or not, and letters
 * that look like digits count as these. A secret; {@link #toString()} says nothing.
 */
public final class EnrolmentCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 20;
  private static final int GROUP = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String letters;

  private EnrolmentCode(String letters) {
    this.letters = letters;
  }

  /** Makes a new one. */
  public static EnrolmentCode random() {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new EnrolmentCode(letters.toString());
  }

  /** Reads what was typed; empty when no code is written so. */
  public static Optional<EnrolmentCode> typed(String text) {
    String letters =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[-\\s]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean fits =
        letters.length() == LENGTH
            && letters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    return fits ? Optional.of(new EnrolmentCode(letters)) : Optional.empty();
  }

  /** In groups of five, as it is read out. */
  public String text() {
    return String.join("-", letters.split("(?<=\\G.{" + GROUP + "})", -1)).replaceAll("-$", "");
  }

  /** SHA-256, under which it is kept: enough for 100 random bits. */
  public String digest() {
    return Secrets.digest(letters);
  }

  @Override
  public String toString() {
    return "EnrolmentCode[]";
  }
}
