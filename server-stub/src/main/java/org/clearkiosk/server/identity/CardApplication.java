package org.clearkiosk.server.identity;

import java.util.HexFormat;

/**
 * The application identifier (AID, ISO/IEC 7816-5) of the campus's card application. It goes into
 * the cards' keys and into their proofs.
 *
 * @param hexadecimal 5 to 16 bytes as hexadecimal digits
 */
public record CardApplication(String hexadecimal) {
  /** The one of {@code docs/protocols/card-format.md}, for campuses without a registered one. */
  public static final CardApplication OF_CARD_FORMAT = new CardApplication("f0434c4541524b01");

  public CardApplication {
    if (!hexadecimal.matches("([0-9A-Fa-f]{2}){5,16}")) {
      throw new IllegalArgumentException(
          "application: 10 to 32 hexadecimal digits (5 to 16 bytes)");
    }
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hexadecimal);
  }
}
