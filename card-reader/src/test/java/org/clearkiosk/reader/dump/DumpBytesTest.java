package org.clearkiosk.reader.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DumpBytesTest {
  @Test
  void areWrittenWithTheHiddenOnesAsStars() {
    DumpBytes bytes = DumpBytes.of(new byte[] {0, (byte) 0xA4, 4, -1}).hide(1, 3);

    assertThat(bytes).hasToString("00 ** ** FF");
    assertThat(DumpBytes.parse("00 ** ** FF")).isEqualTo(bytes);
    assertThat(bytes.toBytes()).containsExactly(0, 0, 0, -1);
    assertThat(DumpBytes.parse("").length()).isZero();
  }

  @Test
  void matchAnythingWhereTheyAreHidden() {
    DumpBytes bytes = DumpBytes.parse("00 ** FF");

    assertThat(bytes.matches(new byte[] {0, 0, -1})).isTrue();
    assertThat(bytes.matches(new byte[] {0, 77, -1})).isTrue();
    assertThat(bytes.matches(new byte[] {1, 77, -1})).isFalse();
    assertThat(bytes.matches(new byte[] {0, 77})).isFalse();
  }

  @Test
  void hideNoMoreThanThereIs() {
    assertThat(DumpBytes.of(new byte[2]).hide(1, 9)).hasToString("00 **");
    assertThat(DumpBytes.of(new byte[2]).hide(5, 9)).hasToString("00 00");
  }

  @Test
  void areNothingElse() {
    for (String wrong : new String[] {"0", "000", "0G", "00,01", "* *", "00 ***", "-1"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> DumpBytes.parse(wrong));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DumpBytes.parse("00 ".repeat(DumpBytes.MOST_BYTES + 1)));
  }
}
