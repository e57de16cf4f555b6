package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FrameEncoderTest {

  @Test
  void writesExtendedFramesWhereNormalOnesEnd() {
    assertThat(Bytes.text(FrameEncoder.command(0x40, new byte[253])))
        .startsWith("0000FFFF01D440")
        .hasSize(2 * (5 + 255 + 2));
    assertThat(Bytes.text(FrameEncoder.command(0x40, new byte[254])))
        .startsWith("0000FFFFFF0100FFD440")
        .hasSize(2 * (8 + 256 + 2));
    assertThat(Bytes.text(FrameEncoder.command(0x40, new byte[263])))
        .startsWith("0000FFFFFF0109F6D440");
  }

  @Test
  void writesNothingLonger() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameEncoder.command(0x40, new byte[264]));
  }
}
