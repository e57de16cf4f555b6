package org.clearkiosk.reader.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CommandApduTest {

  @Test
  void carriesAsMuchAsAShortCommandCan() {
    byte[] bytes = new CommandApdu(0, new byte[255], 256).toBytes();

    assertThat(bytes).hasSize(261);
    assertThat(bytes[4]).isEqualTo((byte) 0xFF);
  }

  @Test
  void refusesWhatAShortCommandCannotSay() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CommandApdu(0, new byte[256], 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new CommandApdu(0, 257));
    assertThatIllegalArgumentException().isThrownBy(() -> new CommandApdu(0, -1));
  }

  @Test
  void showsNoData() {
    byte[] digits = "6008281001".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    assertThat(new CommandApdu(0x00880001, digits, 16))
        .hasToString("00880001 with 10 bytes, expecting 16");
    assertThat(new ResponseApdu(digits, StatusWord.SUCCESS)).hasToString("10 bytes, 9000");
  }
}
