package org.clearkiosk.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key check of docs/protocols/card-format.md, and what a key file may hold. */
class CardProofTest {
  private static final String MASTER_KEY = "00112233445566778899AABBCCDDEEFF";
  private static final String CARD = "6008281001";
  private static final String CHALLENGE = "000102030405060708090a0b0c0d0e0f";
  private static final String PROOF = "c82b119e2155eac4bdfe9ec14313340f";

  @Test
  void theProofIsTheOneThatTheCardFormatNames() {
    HexFormat hex = HexFormat.of();
    assertThat(
            CardProof.of(
                hex.parseHex(MASTER_KEY),
                hex.parseHex("f0434c4541524b01"),
                CARD,
                hex.parseHex(CHALLENGE)))
        .isEqualTo(hex.parseHex(PROOF));
  }

  @Test
  void aProofIsRightOnlyForItsCardChallengeAndGeneration(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys.json");
    assertThat(CardKeys.add(file, 1, MASTER_KEY)).isTrue();
    assertThat(CardKeys.add(file, 2, MASTER_KEY.replace('0', '1'))).isTrue();
    CardKeys keys = CardKeys.read(file, CardApplication.OF_CARD_FORMAT);
    assertThat(keys.proves(1, CARD, CHALLENGE, PROOF)).isTrue();
    assertThat(keys.proves(2, CARD, CHALLENGE, PROOF)).isFalse();
    assertThat(keys.proves(3, CARD, CHALLENGE, PROOF)).isFalse();
    assertThat(keys.proves(1, "6008281002", CHALLENGE, PROOF)).isFalse();
    assertThat(keys.proves(1, CARD, CHALLENGE.replace("0f", "0e"), PROOF)).isFalse();
    assertThat(keys.proves(1, CARD, CHALLENGE, PROOF.replace("0f", "0e"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a000000396", "F0434C4541524B01", "a0000003964653434c4541524b010203"})
  void anotherCampusHasAnotherApplicationAndSoOtherProofs(String application, @TempDir Path folder)
      throws IOException {
    HexFormat hex = HexFormat.of();
    Path file = folder.resolve("keys.json");
    CardKeys.add(file, 1, MASTER_KEY);
    CardKeys keys = CardKeys.read(file, new CardApplication(application));
    String card = "60082810011";
    byte[] proof =
        CardProof.of(
            hex.parseHex(MASTER_KEY), hex.parseHex(application), card, hex.parseHex(CHALLENGE));
    assertThat(keys.proves(1, card, CHALLENGE, hex.formatHex(proof))).isTrue();
    assertThat(keys.proves(1, CARD, CHALLENGE, PROOF))
        .isEqualTo(application.equals("F0434C4541524B01"));
  }

  @Test
  void aCardNumberThatDiversifiesNoKeyProvesNothingAndHarmsNothing(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("keys.json");
    CardKeys.add(file, 1, MASTER_KEY);
    CardKeys shortest = CardKeys.read(file, new CardApplication("a000000396"));
    CardKeys longest = CardKeys.read(file, new CardApplication("a0".repeat(16)));
    assertThat(shortest.proves(1, "60082810", CHALLENGE, PROOF)).isFalse();
    assertThat(longest.proves(1, "6".repeat(20), CHALLENGE, PROOF)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a0000003", "a00000039", "xx00000396", "a000000396 "})
  void anApplicationThatIsNoneIsRefused(String application) {
    assertThatThrownBy(() -> new CardApplication(application))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGenerationKeepsItsKey(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys.json");
    assertThat(CardKeys.add(file, 1, MASTER_KEY)).isTrue();
    assertThat(CardKeys.add(file, 1, MASTER_KEY)).isTrue();
    assertThat(CardKeys.add(file, 1, PROOF)).isFalse();
    assertThat(
            CardKeys.read(file, CardApplication.OF_CARD_FORMAT).proves(1, CARD, CHALLENGE, PROOF))
        .isTrue();
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void aKeyFileThatIsNoneIsNamedAndNotQuoted(@TempDir Path folder) throws IOException {
    for (String content :
        new String[] {"{\"1\":\"secret\"}", "{\"0\":\"" + PROOF + "\"}", "[", "{"}) {
      Path file = folder.resolve("keys.json");
      Files.writeString(file, content);
      assertThatThrownBy(() -> CardKeys.read(file, CardApplication.OF_CARD_FORMAT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("keys.json")
          .hasMessageNotContaining("secret");
    }
  }
}
