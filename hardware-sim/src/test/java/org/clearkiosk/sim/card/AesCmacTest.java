package org.clearkiosk.sim.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesCmacTest {

  @ParameterizedTest(name = "RFC 4493 section 4, {0} bytes")
  @CsvSource({
    "0,  BB1D6929E95937287FA37D129B756746",
    "16, 070A16B46B4D4144F79BDD9DD04A287C",
    "40, DFA66747DE9AE63030CA32611497C827",
    "64, 51F0BEBF7E3B9D92FC49741779363CFE"
  })
  void tagsOfThePublishedExamples(int length, String tag) {
    byte[] message =
        ByteString.parse(
                "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
                    + "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710")
            .toArray();
    byte[] part = Arrays.copyOf(message, length);
    byte[] key = ByteString.parse("2B7E151628AED2A6ABF7158809CF4F3C").toArray();
    assertThat(ByteString.of(AesCmac.tag(key, part)).toHexadecimal()).isEqualTo(tag);
  }

  @Test
  void diversifiesAsTheApplicationNoteShows() {
    // NXP AN10922, 2.2.1, the example for AES-128
    byte[] masterKey = ByteString.parse("00112233445566778899AABBCCDDEEFF").toArray();
    byte[] input = ByteString.parse("04782E21801D803042F54E585020416275").toArray();
    assertThat(ByteString.of(AesCmac.diversify(masterKey, input)).toHexadecimal())
        .isEqualTo("A8DD63A3B89D54B37CA802473FDA9175");
  }

  @Test
  void aFullInputNeedsNoPaddingAndIsAPlainTag() {
    byte[] masterKey = ByteString.parse("00112233445566778899AABBCCDDEEFF").toArray();
    byte[] input = new byte[31];
    assertThat(AesCmac.diversify(masterKey, input))
        .isEqualTo(AesCmac.tag(masterKey, new byte[] {1}, input));
  }

  @Test
  void aShortInputIsPaddedToTwoBlocksUnlikeAPlainTag() {
    byte[] masterKey = ByteString.parse("00112233445566778899AABBCCDDEEFF").toArray();
    byte[] input = new byte[13];
    assertThat(AesCmac.diversify(masterKey, input))
        .isNotEqualTo(AesCmac.tag(masterKey, new byte[] {1}, input));
  }

  @Test
  void inputsBeyondTheNotesBoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AesCmac.diversify(new byte[16], new byte[32]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AesCmac.diversify(new byte[16], new byte[0]));
  }

  @Test
  void theCardOfficesKeyCheckHolds() {
    // docs/protocols/card-format.md, "The card's key"
    CardOffice office = new CardOffice(ByteString.parse("00112233445566778899AABBCCDDEEFF"));
    ByteString key = office.key("6008281001");
    assertThat(key.toHexadecimal()).isEqualTo("D30C67F85DD07DB8559977DDB4458AF9");
    byte[] proof =
        AesCmac.tag(
            key.toArray(),
            CardLayout.AID.toArray(),
            ByteString.parse("000102030405060708090A0B0C0D0E0F").toArray(),
            "6008281001".getBytes(StandardCharsets.US_ASCII));
    assertThat(ByteString.of(proof).toHexadecimal()).isEqualTo("C82B119E2155EAC4BDFE9EC14313340F");
  }
}
