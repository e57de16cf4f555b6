package org.clearkiosk.sim.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.sim.Vectors;
import org.clearkiosk.sim.card.ByteString;
import org.junit.jupiter.api.Test;

/**
 * The frames of the PN532's manual, and such as real chips exchanged, written and read by the
 * simulator.
 */
class PublishedFramesTest {
  private static final String KNOWN = "0000FF02FED4022A00";

  @Test
  void allAreWrittenAndRead() throws IOException {
    List<List<String>> frames = frames();
    assertThat(frames).hasSizeGreaterThan(50);
    for (List<String> line : frames) {
      String frame = Vectors.bytes(line.get(2));
      Frame meant = meant(frame, Vectors.bytes(line.get(3)));
      assertThat(ByteString.of(meant.encoded()).toHexadecimal()).as(line.get(4)).isEqualTo(frame);
      assertThat(read(frame)).as(line.get(4)).containsExactly(meant);
    }
  }

  @Test
  void whatIsNoneIsPassedOver() throws IOException {
    List<List<String>> none =
        Vectors.of("pn532-frames.txt").stream()
            .filter(line -> line.size() > 1 && line.get(1).equals("x"))
            .toList();
    assertThat(none).hasSizeGreaterThan(4);
    for (List<String> line : none) {
      assertThat(read(line.get(2) + KNOWN))
          .as(line.get(4))
          .containsExactly(new Frame.Information(ByteString.parse("D402")));
    }
  }

  private static List<List<String>> frames() throws IOException {
    return Stream.concat(
            Vectors.of("pn532-frames.txt").stream(), Vectors.of("pn532-recorded.txt").stream())
        .filter(line -> line.size() > 1 && !line.get(1).equals("x"))
        .toList();
  }

  private static Frame meant(String frame, String carried) {
    if (!carried.isEmpty()) {
      return new Frame.Information(ByteString.parse(carried));
    }
    return frame.equals("0000FF00FF00") ? new Frame.Acknowledge() : new Frame.NegativeAcknowledge();
  }

  private static List<Frame> read(String bytes) {
    FrameDecoder decoder = new FrameDecoder();
    List<Frame> frames = new ArrayList<>();
    for (byte each : ByteString.parse(bytes).toArray()) {
      decoder.accept(each).ifPresent(frames::add);
    }
    return frames;
  }
}
