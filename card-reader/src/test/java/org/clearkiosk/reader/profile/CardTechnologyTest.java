package org.clearkiosk.reader.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTechnologyTest {
  private static final String CLASSIC_1K = "3B8F8001804F0CA000000306030001000000006A";

  @ParameterizedTest
  @CsvSource({
    "08, MIFARE_CLASSIC_1K",
    "88, MIFARE_CLASSIC_1K",
    "20, PROCESSOR",
    "00, OTHER",
    "09, OTHER",
    "18, OTHER",
    "38, PROCESSOR"
  })
  void isToldBySelectAcknowledge(String selectAcknowledge, CardTechnology expected) {
    assertThat(CardTechnology.ofSelectAcknowledge(Integer.parseInt(selectAcknowledge, 16)))
        .containsExactly(expected);
  }

  @Test
  void mayBeTwo() {
    assertThat(CardTechnology.ofSelectAcknowledge(0x28))
        .containsExactlyInAnyOrder(CardTechnology.PROCESSOR, CardTechnology.MIFARE_CLASSIC_1K);
  }

  @ParameterizedTest
  @CsvSource({
    CLASSIC_1K + ", MIFARE_CLASSIC_1K",
    "3B8F8001804F0CA0000003060300020000000069, OTHER",
    "3B8F8001804F0CA0000003060300030000000068, OTHER",
    "3B80800101, PROCESSOR",
    "3B8180018080, PROCESSOR",
    "3B, PROCESSOR",
    "'', PROCESSOR"
  })
  void isToldByAnswerToReset(String answerToReset, CardTechnology expected) {
    assertThat(StorageCardNames.STANDARD.ofAnswerToReset(HexFormat.of().parseHex(answerToReset)))
        .containsExactly(expected);
  }

  @Test
  void isToldAsTheCampusSaysWhereAReaderNumbersInItsOwnWay() {
    StorageCardNames names = new StorageCardNames(Map.of(0xFF88, CardTechnology.MIFARE_CLASSIC_1K));

    assertThat(names.ofAnswerToReset(atr("3B8F8001804F0CA00000030603FF8800000000 1C")))
        .isEqualTo(Set.of(CardTechnology.MIFARE_CLASSIC_1K));
    assertThat(names.ofAnswerToReset(atr(CLASSIC_1K))).isEqualTo(Set.of(CardTechnology.OTHER));
  }

  @Test
  void isToldOfAnything() {
    Random random = new Random(3);
    byte[] standard = atr(CLASSIC_1K);
    for (int round = 0; round < 100_000; round++) {
      byte[] answer = new byte[random.nextInt(34)];
      random.nextBytes(answer);
      int kept = Math.min(random.nextInt(standard.length), answer.length);
      System.arraycopy(standard, 0, answer, 0, kept);
      assertThat(StorageCardNames.STANDARD.ofAnswerToReset(answer)).hasSize(1);
    }
  }

  private static byte[] atr(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
  }
}
