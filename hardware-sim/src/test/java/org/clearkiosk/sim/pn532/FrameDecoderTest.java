package org.clearkiosk.sim.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clearkiosk.sim.card.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of every length, and what is not one. */
class FrameDecoderTest {
  private static final String ACKNOWLEDGE = "0000FF00FF00";
  private static final String GET_FIRMWARE = "0000FF02FED4022A00";

  @ParameterizedTest
  @ValueSource(ints = {1, 254, 255, 256, 257, 264, 265})
  void everyLengthSurvives(int length) {
    byte[] body = new byte[length];
    new Random(length).nextBytes(body);
    Frame.Information information = new Frame.Information(ByteString.of(body));
    assertThat(information.encoded()).hasSize(length + (length <= 255 ? 7 : 10));
    assertThat(decoded(ByteString.of(information.encoded()).toHexadecimal()))
        .containsExactly(information);
  }

  @Test
  void bodiesHaveABound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frame.Information(ByteString.of(new byte[266])));
    assertThatIllegalArgumentException().isThrownBy(() -> new Frame.Information(ByteString.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5555000000000000", // wake-up
        "00",
        "FF",
        "0000",
        "55AA13",
        "FF00FF13", // noise
        "0000FF02FFD4022A00", // length check
        "0000FF02FED4022B00", // data check
        "0000FF000000", // nothing inside
        "0000FFFFFF010B F4", // extended, check wrong
        "0000FFFFFF010AF5", // 266 bytes are too many
        "0000FFFFFFFFFF02", // far too many
        "0000FFFFFF000000" // nothing inside
      })
  void whatLiesBeforeAFrameDoesNotHideIt(String before) {
    assertThat(decoded(before + GET_FIRMWARE))
        .containsExactly(new Frame.Information(ByteString.parse("D402")));
  }

  @Test
  void anyBytesAreEndured() {
    Random random = new Random(532);
    FrameDecoder decoder = new FrameDecoder();
    byte[] noise = new byte[200_000];
    random.nextBytes(noise);
    for (byte each : noise) {
      decoder.accept(each);
    }
    // At most one frame that had begun in the noise swallows what follows.
    byte[] silence = new byte[Frame.MAXIMUM_BODY + 1];
    for (byte each : silence) {
      decoder.accept(each);
    }
    assertThat(decoded(decoder, ByteString.parse(ACKNOWLEDGE)))
        .containsExactly(new Frame.Acknowledge());
  }

  private static List<Frame> decoded(String bytes) {
    return decoded(new FrameDecoder(), ByteString.parse(bytes));
  }

  private static List<Frame> decoded(FrameDecoder decoder, ByteString bytes) {
    List<Frame> frames = new ArrayList<>();
    for (byte each : bytes.toArray()) {
      decoder.accept(each).ifPresent(frames::add);
    }
    return frames;
  }
}
