package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
  private final FrameDecoder decoder = new FrameDecoder();

  @Test
  void readsExtendedFrames() {
    String data = "AB".repeat(263);

    assertThat(decoded(Bytes.response("41" + data))).containsExactly("41 " + data);
    assertThat(decoded("0000FFFFFF0002FED5151600"))
        .describedAs("a short one, which the manual allows too")
        .containsExactly("15");
  }

  @Test
  void doesWithoutPreambleOrWithoutPostamble() {
    assertThat(decoded("00FF00FF00" + "00FF02FED5151600" + "0000FF00FF" + "0000FF02FED51516"))
        .containsExactly("ack", "15", "ack", "15");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5AC3007EFF0055AA",
        "FFFFFFFF",
        "00000000000000",
        "FF00",
        "00",
        "0000",
        "D5033201",
        "FF"
      })
  void skipsNoiseBetweenFrames(String noise) {
    assertThat(decoded(noise + Bytes.ACK + noise + Bytes.FIRMWARE_RESPONSE + noise + Bytes.NACK))
        .containsExactly("ack", "03 32010607", "nack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000FF06FBD50332010607E800",
        "0000FFFFFF0002FFD5151600",
        "0000FFFFFF010AF5",
        "0000FFFFFF000000",
        "0000FFFFFFFFFF02",
        "0000FF0000"
      })
  void reportsABrokenHeaderAndGoesOn(String broken) {
    assertThat(decoded(broken + Bytes.ACK)).startsWith("faulty").endsWith("ack").hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000FF06FAD50332010607E900",
        "0000FF06FAD50332010647E800",
        "0000FF02FED4022A00",
        "0000FF01FFD52B00"
      })
  void reportsABrokenBodyAndGoesOn(String broken) {
    assertThat(decoded(broken + Bytes.ACK)).containsExactly("faulty", "ack");
  }

  @Test
  void findsAFrameInWhatLookedLikeAHeader() {
    assertThat(decoded("00FF00" + Bytes.FIRMWARE_RESPONSE))
        .containsExactly("faulty", "03 32010607");
    assertThat(decoded("00FFFFFF000000FF00FF00")).containsExactly("faulty", "ack");
  }

  @Test
  void neverTakesWhatACardSaysForAFrame() {
    String inside = "410000FF00FF000000FF01FF7F8100";
    String whole = Bytes.response(inside);
    String damaged = whole.substring(0, whole.length() - 4) + "0000";

    assertThat(decoded(whole)).containsExactly(inside.substring(0, 2) + " " + inside.substring(2));
    assertThat(decoded(damaged)).containsExactly("faulty");
  }

  @Test
  void forgetsHalfAFrame() {
    assertThat(decoded("0000FF06FAD50332")).isEmpty();
    assertThat(decoder.isInsideFrame()).isTrue();

    decoder.reset();

    assertThat(decoder.isInsideFrame()).isFalse();
    assertThat(decoded(Bytes.ACK)).containsExactly("ack");
  }

  @Test
  void staysUsableWhateverComes() {
    Random random = new Random(5321);
    byte[] likely = Bytes.of("0000FF00FF00FFFF7FD54102FE");
    byte[] noise = new byte[400_000];
    for (int index = 0; index < noise.length; index++) {
      noise[index] =
          random.nextBoolean() ? likely[random.nextInt(likely.length)] : (byte) random.nextInt(256);
    }
    for (byte each : noise) {
      decoder.accept(each);
    }
    for (int longest = 0; longest < FrameDecoder.MAXIMUM_LENGTH + 2; longest++) {
      decoder.accept((byte) 0x11);
    }

    assertThat(decoder.isInsideFrame()).describedAs("no frame is endless").isFalse();
    assertThat(decoded(Bytes.FIRMWARE_RESPONSE)).containsExactly("03 32010607");
  }

  @Test
  void findsEveryFrameBetweenNoiseThatBeginsNone() {
    Random random = new Random(701);
    StringBuilder stream = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = new byte[random.nextInt(20)];
      for (int index = 0; index < noise.length; index++) {
        noise[index] = (byte) (1 + random.nextInt(254));
      }
      byte[] data = new byte[random.nextInt(264)];
      random.nextBytes(data);
      stream.append(Bytes.text(noise)).append(Bytes.response("41" + Bytes.text(data)));
      expected.add(("41 " + Bytes.text(data)).strip());
    }

    assertThat(decoded(stream.toString())).containsExactlyElementsOf(expected);
  }

  @Test
  void neverTakesADamagedFrameForAnother() {
    Random random = new Random(62);
    byte[] frame = Bytes.of(Bytes.response("410090AB0102030405060708"));
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = frame.clone();
      int at = random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      decoder.reset();

      assertThat(decoded(Bytes.text(damaged)))
          .describedAs("one bit of byte %d was turned", at)
          .allMatch(found -> found.equals("faulty") || found.equals("41 0090AB0102030405060708"));
    }
  }

  private List<String> decoded(String bytes) {
    List<String> frames = new ArrayList<>();
    for (byte each : Bytes.of(bytes)) {
      decoder.accept(each).ifPresent(frame -> frames.add(words(frame)));
    }
    return frames;
  }

  private static String words(Frame frame) {
    if (frame instanceof Frame.Response response) {
      return "%02X %s".formatted(response.code(), Bytes.text(response.data())).strip();
    }
    if (frame instanceof Frame.SyntaxError) {
      return "syntax error";
    }
    return frame.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
