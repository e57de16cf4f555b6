package org.clearkiosk.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.ReaderEvent.CardArrived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardReadTest {

  @Test
  void keepsTheCardNumberOutOfEveryText() {
    Identified card = new Identified(CardProfile.CPU, "6008281001", 1, 7);

    assertThat(new CardArrived(card).toString())
        .contains("(10 digits)")
        .doesNotContain("6008281001")
        .doesNotContain("8281");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "123456789012345678901", "1234567a", "１２３４５６７８"})
  void takesNoCardNumberButEightToTwentyDigits(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Identified(CardProfile.CPU, number, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 256})
  void takesNoKeyGenerationThatIsNotOneByte(int generation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Identified(CardProfile.CPU, "6008281001", generation, 1));
  }

  @Test
  void tellsTwoReadsOfOneCardApart() {
    assertThat(new Identified(CardProfile.CPU, "6008281001", 1, 1))
        .isNotEqualTo(new Identified(CardProfile.CPU, "6008281001", 1, 2));
  }

  @Test
  void keepsProofsUnchanged() {
    byte[] bytes = new byte[16];
    ProofOutcome.Proved proved = new ProofOutcome.Proved(bytes);
    bytes[0] = 1;
    proved.proof()[1] = 1;

    assertThat(proved.proof()).containsOnly(0);
    assertThat(proved).hasToString("Proved[proof=(16 bytes)]");
  }
}
