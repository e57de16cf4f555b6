package org.clearkiosk.reader.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.clearkiosk.reader.Vectors;
import org.junit.jupiter.api.Test;

/** The cases of ISO/IEC 7816-4, written by the driver. */
class PublishedCommandsTest {

  @Test
  void shortOnesAreWrittenAndLongerOnesRefused() throws IOException {
    List<List<String>> commands =
        Vectors.of("iso7816-commands.txt").stream()
            .filter(line -> !line.isEmpty() && !line.get(0).equals("x"))
            .toList();
    assertThat(commands).hasSizeGreaterThan(12);
    for (List<String> line : commands) {
      int header = Integer.parseUnsignedInt(line.get(2), 16);
      byte[] data = HexFormat.of().parseHex(Vectors.bytes(line.get(3)));
      int expected = Integer.parseInt(line.get(4));
      if (line.get(0).endsWith("E")) {
        assertThatIllegalArgumentException()
            .as(line.get(5))
            .isThrownBy(() -> new CommandApdu(header, data, expected));
      } else {
        byte[] written = new CommandApdu(header, data, expected).toBytes();
        assertThat(HexFormat.of().withUpperCase().formatHex(written))
            .as(line.get(5))
            .isEqualTo(Vectors.bytes(line.get(1)));
      }
    }
  }
}
