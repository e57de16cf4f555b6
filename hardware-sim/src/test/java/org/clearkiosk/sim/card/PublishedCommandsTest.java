package org.clearkiosk.sim.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.clearkiosk.sim.Vectors;
import org.junit.jupiter.api.Test;

/** The cases of ISO/IEC 7816-4, read by the simulator's cards. */
class PublishedCommandsTest {

  @Test
  void shortOnesAreReadAndOthersRefused() throws IOException {
    List<List<String>> commands =
        Vectors.of("iso7816-commands.txt").stream().filter(line -> !line.isEmpty()).toList();
    assertThat(commands).hasSizeGreaterThan(15);
    for (List<String> line : commands) {
      byte[] command = ByteString.parse(Vectors.bytes(line.get(1))).toArray();
      if (line.get(0).matches("1|[234]S")) {
        byte[] header = ByteString.parse(line.get(2)).toArray();
        assertThat(CommandApdu.parse(command))
            .as(line.get(5))
            .contains(
                new CommandApdu(
                    header[0] & 0xFF,
                    header[1] & 0xFF,
                    header[2] & 0xFF,
                    header[3] & 0xFF,
                    ByteString.parse(Vectors.bytes(line.get(3))),
                    Integer.parseInt(line.get(4))));
      } else {
        assertThat(CommandApdu.parse(command)).as(line.get(5)).isEmpty();
      }
    }
  }
}
