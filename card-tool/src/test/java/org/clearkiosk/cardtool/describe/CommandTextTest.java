package org.clearkiosk.cardtool.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clearkiosk.reader.apdu.StatusWord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands as people write them, and what status words mean. */
class CommandTextTest {
  @ParameterizedTest
  @CsvSource({
    "00A40400, 00 A4 04 00",
    "00 a4 04 00, 00 A4 04 00",
    "0x00:A4:04:00, 00 A4 04 00",
  })
  void aCommandMayBeWrittenInManyWays(String written, String bytes) {
    assertThat(Hex.spaced(CommandApduText.parse(written))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "00A4040, 7 digits are not whole bytes",
    "00A404, 'a command has 4 to 261 bytes (CLA INS P1 P2 [Lc data] [Le]), not 3'",
    "00G40400, is no hexadecimal digit",
  })
  void whatIsNoCommandIsExplained(String written, String explanation) {
    assertThatThrownBy(() -> CommandApduText.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(explanation);
  }

  @Test
  void aWrongLengthIsDoubted() {
    assertThat(CommandApduText.doubt(Hex.parse("00A404000501")))
        .contains("Lc says 5 bytes of data, and 1 follow");
    assertThat(CommandApduText.doubt(Hex.parse("00A40400020102"))).isEmpty();
    assertThat(CommandApduText.doubt(Hex.parse("00A4040002010200"))).isEmpty();
    assertThat(CommandApduText.doubt(Hex.parse("00B0810000"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "36864 | success",
        "24848 | success; GET RESPONSE (00 C0 00 00 Le) fetches 16 more bytes",
        "27664 | wrong Le: send it again with Le = 10",
        "25539 | warning: 3 tries left",
        "27266 | file or application not found",
        "27391 | wrong parameters",
        "37120 | unknown; ask the card's maker"
      })
  void statusWordsHaveMeanings(int value, String words) {
    assertThat(StatusWordText.of(new StatusWord(value))).isEqualTo(words);
  }

  @Test
  void aNumberIsMaskedButForItsEnd() {
    assertThat(Mask.number("6008281001")).isEqualTo("********01");
    assertThat(Mask.number("1")).isEqualTo("1");
  }
}
