package org.clearkiosk.reader.pn532;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.Property;
import org.junit.jupiter.api.Tag;

/** What the frame decoder owes to any line whatever. */
class FrameDecoderFuzzTest {
  /** Beyond it nothing new happens; it only takes longer. */
  private static final int LONGEST = 300;

  private static final int LONGEST_HEADER = 5;
  private static final int FROM_CHIP = 0xD5;
  private static final int CODE = 0x41;
  private static final byte[] ACK = Bytes.of("00FF00FF");
  private static final byte[] NACK = Bytes.of("00FFFF00");
  private static final byte[] ERROR = Bytes.of("00FF01FF7F81");
  private static final byte[] EXTENDED_ERROR = Bytes.of("00FFFFFF0001FF7F81");
  private static final byte FILLER = 0x11;

  /**
   * @param line anything; its parts also serve as noise, as a card's answer and as damage
   */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "2s")
  void decodes(byte @NotNull [] line) {
    if (line.length > LONGEST) {
      return;
    }
    reportsOnlyFramesThatAreThere(line);
    int split = line.length == 0 ? 0 : (line[0] & 0xFF) % line.length;
    byte[] noise = Arrays.copyOf(line, split);
    byte[] data =
        Arrays.copyOfRange(
            line, split, Math.min(line.length, split + FrameEncoder.MAXIMUM_PARAMETERS));
    for (boolean extended : new boolean[] {false, true}) {
      byte[] frame = response(data, extended);
      findsAFrameAfterNoise(noise, frame, data);
      findsADamagedFramesDamage(frame, line);
    }
    understandsTheEncoder(data);
  }

  /** Each report ends at the last byte of what it reports, written out by other code than ours. */
  private static void reportsOnlyFramesThatAreThere(byte[] line) {
    FrameDecoder decoder = new FrameDecoder();
    for (int index = 0; index < line.length; index++) {
      Optional<Frame> frame = decoder.accept(line[index]);
      if (frame.isEmpty()) {
        continue;
      }
      int end = index + 1;
      if (frame.get() instanceof Frame.Response response) {
        byte[] body = body(response.code(), response.data());
        Property.holds(
            endsAt(line, end, frame(body, true))
                || (body.length <= 0xFF && endsAt(line, end, frame(body, false))),
            "a response was on the line as it is reported");
      } else if (frame.get() instanceof Frame.Ack) {
        Property.holds(endsAt(line, end, ACK), "an ACK was on the line");
      } else if (frame.get() instanceof Frame.Nack) {
        Property.holds(endsAt(line, end, NACK), "a NACK was on the line");
      } else if (frame.get() instanceof Frame.SyntaxError) {
        Property.holds(
            endsAt(line, end, ERROR) || endsAt(line, end, EXTENDED_ERROR),
            "an error frame was on the line");
      }
    }
  }

  private static void findsAFrameAfterNoise(byte[] noise, byte[] frame, byte[] data) {
    FrameDecoder decoder = new FrameDecoder();
    List<Frame> before = decoded(decoder, noise);
    boolean inside = decoder.isInsideFrame();
    int fed = 0;
    while (decoder.isInsideFrame()) {
      Property.holds(
          fed++ <= LONGEST_HEADER + FrameDecoder.MAXIMUM_LENGTH, "no frame is without end");
      decoder.accept(FILLER);
    }
    List<Frame> found = decoded(decoder, frame);
    Property.holds(
        found.size() == 1 && isResponse(found.get(0), data), "a frame outside of others is found");
    Property.holds(!decoder.isInsideFrame(), "a frame ends where it ends");
    if (!holdsStartCode(noise)) {
      Property.holds(
          before.isEmpty() && !inside, "noise without a start code is neither frame nor fault");
    }
  }

  /** One wrong byte after the header is a fault, and nothing else is made of what follows. */
  private static void findsADamagedFramesDamage(byte[] frame, byte[] line) {
    if (line.length < 2 || line[1] == 0) {
      return;
    }
    boolean extended = (frame[3] & frame[4]) == -1;
    int start = extended ? 3 + LONGEST_HEADER : LONGEST_HEADER;
    byte[] damaged = frame.clone();
    damaged[start + (line[0] & 0xFF) % (frame.length - start - 1)] ^= line[1];
    List<Frame> found = decoded(new FrameDecoder(), damaged);
    Property.holds(
        found.size() == 1 && found.get(0) instanceof Frame.Faulty,
        "a frame with one wrong byte is faulty");
  }

  /** What the encoder sends, turned round to come from the chip, is what it was told to send. */
  private static void understandsTheEncoder(byte[] parameters) {
    byte[] frame = FrameEncoder.command(CODE, parameters);
    int direction = frame.length - 2 - parameters.length - 2;
    Property.holds((frame[direction] & 0xFF) == FrameEncoder.TO_CHIP, "a command goes to the chip");
    frame[direction]++;
    frame[frame.length - 2]--;
    List<Frame> found = decoded(new FrameDecoder(), frame);
    Property.holds(
        found.size() == 1 && isResponse(found.get(0), parameters),
        "decoder and encoder speak of the same frames");
  }

  private static boolean isResponse(Frame frame, byte[] data) {
    return frame instanceof Frame.Response response
        && response.code() == CODE
        && Arrays.equals(response.data(), data);
  }

  private static List<Frame> decoded(FrameDecoder decoder, byte[] bytes) {
    List<Frame> frames = new ArrayList<>();
    for (byte each : bytes) {
      decoder.accept(each).ifPresent(frames::add);
    }
    return frames;
  }

  private static boolean holdsStartCode(byte[] bytes) {
    for (int index = 1; index < bytes.length; index++) {
      if (bytes[index - 1] == 0 && bytes[index] == -1) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsAt(byte[] bytes, int end, byte[] part) {
    int from = end - part.length;
    return from >= 0 && Arrays.equals(bytes, from, end, part, 0, part.length);
  }

  private static byte[] response(byte[] data, boolean extended) {
    byte[] body = body(CODE, data);
    byte[] frame = frame(body, extended || body.length > 0xFF);
    byte[] whole = new byte[frame.length + 2];
    System.arraycopy(frame, 0, whole, 1, frame.length);
    return whole;
  }

  private static byte[] body(int code, byte[] data) {
    byte[] body = new byte[2 + data.length];
    body[0] = (byte) FROM_CHIP;
    body[1] = (byte) code;
    System.arraycopy(data, 0, body, 2, data.length);
    return body;
  }

  /** From the start code to the data's checksum (UM0701-02, 6.2.1.1 and 6.2.1.2). */
  private static byte[] frame(byte[] body, boolean extended) {
    int length = body.length;
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x00);
    frame.write(0xFF);
    if (extended) {
      frame.write(0xFF);
      frame.write(0xFF);
      frame.write(length / 256);
      frame.write(length % 256);
      frame.write(256 - (length / 256 + length % 256) % 256);
    } else {
      frame.write(length);
      frame.write(256 - length);
    }
    frame.writeBytes(body);
    int sum = 0;
    for (byte each : body) {
      sum += each;
    }
    frame.write(-sum);
    return frame.toByteArray();
  }
}
