package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FrameEncoderTest {

  @Test
  void writesThePublishedFrames() {
    assertThat(Bytes.text(FrameEncoder.command(0x02, new byte[0]))).isEqualTo(Bytes.FIRMWARE);
    assertThat(Bytes.text(FrameEncoder.command(0x14, new byte[] {1})))
        .isEqualTo("0000FF03FDD414011700");
    assertThat(Bytes.text(FrameEncoder.command(0x4A, new byte[] {1, 0})))
        .isEqualTo("0000FF04FCD44A0100E100");
    assertThat(Bytes.text(FrameEncoder.ack())).isEqualTo(Bytes.ACK);
    assertThat(Bytes.text(FrameEncoder.nack())).isEqualTo(Bytes.NACK);
  }

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
