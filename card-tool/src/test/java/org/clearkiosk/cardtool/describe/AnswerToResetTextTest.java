package org.clearkiosk.cardtool.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerToResetTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3B8F8001804F0CA000000306030001000000006A | storage card: MIFARE Classic 1K (ISO/IEC 14443 A, part 3)",
        "3B8F8001804F0CA0000003060300020000000069 | storage card: MIFARE Classic 4K (ISO/IEC 14443 A, part 3)",
        "3B8F8001804F0CA000000306030D7F0000000018 | storage card: number 0d7f (ISO/IEC 14443 A, part 3)",
        "3B8F8001804F0CA000000306050007000000006A | storage card: number 0007 (ISO/IEC 14443 B, part 1)",
        "3B8F8001804F0CA0000003060A0014000000006A | storage card: number 0014 (ISO/IEC 15693, part 2)",
        "3B80800101 | processor card (ISO/IEC 14443-4)",
        "3B8180018080 | processor card (ISO/IEC 14443-4), as a MIFARE DESFire says it",
        "3B84800111223344C1 | processor card (ISO/IEC 14443-4), 4 historical bytes",
        "3B6500002063CB6600 | processor card with contacts, or of a kind unknown here",
        "3B | too short to say anything"
      })
  void saysWhatKindOfCardItIs(String answer, String words) {
    assertThat(AnswerToResetText.of(Hex.parse(answer))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "3B80800101, 3B 80 80 01 01",
    "3B8180018080, 3B 81 80 01 80 80",
    "3B84800111223344C1, 3B 84 80 01 ** ** ** ** **",
    "3B6500002063CB6600, 3B 65 00 00 ** ** ** ** **",
    "3B8F8001804F0CA000000306030001000000006A, 3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 01 00 00 00 00 6A"
  })
  void hidesWhereSomeCardsHaveTheirSerialNumber(String answer, String masked) {
    assertThat(AnswerToResetText.masked(Hex.parse(answer))).isEqualTo(masked);
  }

  @Test
  void takesAnyBytes() {
    Random random = new Random(14443);
    for (int round = 0; round < 20_000; round++) {
      byte[] answer = new byte[random.nextInt(40)];
      random.nextBytes(answer);
      if (answer.length > 0) {
        answer[0] = 0x3B;
      }
      assertThatCode(
              () -> {
                AnswerToResetText.of(answer);
                AnswerToResetText.masked(answer);
              })
          .as(Hex.spaced(answer))
          .doesNotThrowAnyException();
    }
  }
}
