package org.clearkiosk.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server computes beside what the standards' own examples say. */
class PublishedVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] EXAMPLE_KEY = HEX.parseHex("2B7E151628AED2A6ABF7158809CF4F3C");
  private static final byte[] EXAMPLE_MESSAGE =
      HEX.parseHex(
          "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
              + "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710");

  @ParameterizedTest(name = "{0}, {1} bytes")
  @CsvSource({
    "RFC 4493 section 4 and SP 800-38B D.1,  0, BB1D6929E95937287FA37D129B756746",
    "RFC 4493 section 4 and SP 800-38B D.1, 16, 070A16B46B4D4144F79BDD9DD04A287C",
    "RFC 4493 section 4 and SP 800-38B D.1, 40, DFA66747DE9AE63030CA32611497C827",
    "RFC 4493 section 4 and SP 800-38B D.1, 64, 51F0BEBF7E3B9D92FC49741779363CFE",
    "NIST's examples with intermediate values, 20, 7D85449EA6EA19C823A7BF78837DFADE"
  })
  void theMessageAuthenticationCodeIsTheStandards(String source, int length, String tag) {
    assertThat(CardProof.mac(EXAMPLE_KEY, Arrays.copyOf(EXAMPLE_MESSAGE, length)))
        .isEqualTo(HEX.parseHex(tag));
  }

  @Test
  void theCardsKeyIsDiversifiedAsInTheApplicationNotesExample() {
    // NXP AN10922, 2.2.1: M is an identifier, an application and the system's name, 17 bytes
    assertThat(
            KeyDiversification.diversify(
                HEX.parseHex("00112233445566778899AABBCCDDEEFF"),
                HEX.parseHex("04782E21801D803042F54E585020416275")))
        .isEqualTo(HEX.parseHex("A8DD63A3B89D54B37CA802473FDA9175"));
  }
}
