package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.reader.Vectors;
import org.junit.jupiter.api.Test;

/**
 * The frames of the PN532's manual, and such as real chips exchanged, written and read by the
 * driver.
 */
class PublishedFramesTest {

  @Test
  void whatGoesToTheChipIsWritten() throws IOException {
    List<List<String>> sent = lines(">");
    assertThat(sent).hasSizeGreaterThan(20);
    for (List<String> line : sent) {
      assertThat(Bytes.text(written(Vectors.bytes(line.get(3)), line.get(4))))
          .as(line.get(4))
          .isEqualTo(Vectors.bytes(line.get(2)));
    }
  }

  @Test
  void whatComesFromTheChipIsRead() throws IOException {
    List<List<String>> heard = lines("<");
    assertThat(heard).hasSizeGreaterThan(20);
    for (List<String> line : heard) {
      String carried = Vectors.bytes(line.get(3));
      FrameDecoder decoder = new FrameDecoder();
      Optional<Frame> read = Optional.empty();
      for (byte each : Bytes.of(Vectors.bytes(line.get(2)))) {
        Optional<Frame> now = decoder.accept(each);
        read = now.isPresent() ? now : read;
      }
      assertThat(read.map(PublishedFramesTest::carried)).as(line.get(4)).contains(carried);
    }
  }

  private static byte[] written(String carried, String what) {
    if (carried.isEmpty()) {
      return what.equals("ACK") ? FrameEncoder.ack() : FrameEncoder.nack();
    }
    byte[] bytes = Bytes.of(carried.substring(4));
    return FrameEncoder.command(Integer.parseInt(carried.substring(2, 4), 16), bytes);
  }

  /** What a frame carried, its identifier first. */
  private static String carried(Frame frame) {
    if (frame instanceof Frame.Response response) {
      return "D5%02X".formatted(response.code()) + Bytes.text(response.data());
    }
    return frame instanceof Frame.SyntaxError ? "7F" : frame.toString();
  }

  private static List<List<String>> lines(String way) throws IOException {
    return Stream.concat(
            Vectors.of("pn532-frames.txt").stream(), Vectors.of("pn532-recorded.txt").stream())
        .filter(line -> line.size() > 1 && line.get(1).equals(way))
        .toList();
  }
}
