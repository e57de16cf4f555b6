package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  private static final String CLASSIC = "01000408" + "04" + "01020304";
  private static final String PROCESSOR = "02034420" + "07" + "04112233445566" + "0578807002";

  @Test
  void readsOneAndTwoCards() {
    List<Target> one = Target.parse(Bytes.of("01" + CLASSIC));
    List<Target> two = Target.parse(Bytes.of("02" + CLASSIC + PROCESSOR));

    assertThat(one).hasSize(1);
    assertThat(one.get(0).selectAcknowledge()).isEqualTo(0x08);
    assertThat(Bytes.text(one.get(0).identifier())).isEqualTo("01020304");
    assertThat(two).hasSize(2);
    assertThat(two.get(1).isProcessor()).isTrue();
    assertThat(two.get(1).number()).isEqualTo(2);
    assertThat(Bytes.text(two.get(1).identifier())).isEqualTo("04112233445566");
  }

  @Test
  void passesOverTheAnswerToSelectOfTheFirst() {
    assertThat(Target.parse(Bytes.of("02" + PROCESSOR + CLASSIC)))
        .extracting(Target::number)
        .containsExactly(2, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "01", "0101000408", "010100040804010203", "0101000408050102030405"})
  void takesNothingThatIsCutShort(String response) {
    assertThat(Target.parse(Bytes.of(response))).isEmpty();
  }

  @Test
  void survivesEverything() {
    Random random = new Random(735);
    for (int round = 0; round < 100_000; round++) {
      byte[] response = new byte[random.nextInt(40)];
      random.nextBytes(response);
      assertThat(Target.parse(response)).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void keepsTheIdentifierOutOfEveryText() {
    assertThat(Target.parse(Bytes.of("01" + CLASSIC)).get(0).toString()).doesNotContain("01020304");
  }

  @Test
  void haveNoAnswerToSelectWhereTheChipBeginsNothing() {
    String bothInOne = "01000428040A0B0C0D";
    List<Target> two = Target.parse(Bytes.of("02" + bothInOne + CLASSIC), false);

    assertThat(two).hasSize(2);
    assertThat(two.get(0).isProcessor()).isFalse();
    assertThat(two.get(0).selectAcknowledge()).isEqualTo(0x28);
  }
}
