package org.clearkiosk.sim.pn532;

import java.util.Arrays;
import java.util.Optional;
import org.clearkiosk.sim.card.ByteString;

/**
 * Finds frames in the bytes of a line, one byte at a time, whatever lies between them. A frame that
 * is damaged is skipped without a word, as the chip does; the host's time-out notices.
 */
final class FrameDecoder {
  private enum Part {
    START,
    LENGTH,
    LENGTH_CHECK,
    LENGTH_HIGH,
    LENGTH_LOW,
    EXTENDED_CHECK,
    BODY,
    BODY_CHECK
  }

  private final byte[] body = new byte[Frame.MAXIMUM_BODY];
  private Part part = Part.START;
  private int previous = -1;
  private int length;
  private int received;
  private int sum;

  /** Takes one byte; a frame when it was the frame's last that counts. */
  Optional<Frame> accept(byte next) {
    int value = next & 0xFF;
    switch (part) {
      case START -> start(value);
      case LENGTH -> {
        length = value;
        part = Part.LENGTH_CHECK;
      }
      case LENGTH_CHECK -> {
        return lengthCheck(value);
      }
      case LENGTH_HIGH -> {
        length = value;
        part = Part.LENGTH_LOW;
      }
      case LENGTH_LOW -> {
        sum = length + value;
        length = length << 8 | value;
        part = Part.EXTENDED_CHECK;
      }
      case EXTENDED_CHECK -> beginBody(((sum + value) & 0xFF) == 0);
      case BODY -> body(next);
      case BODY_CHECK -> {
        part = Part.START;
        previous = -1;
        if (((sum + value) & 0xFF) == 0) {
          return Optional.of(new Frame.Information(ByteString.of(Arrays.copyOf(body, length))));
        }
      }
    }
    return Optional.empty();
  }

  private void start(int value) {
    if (previous == 0 && value == 0xFF) {
      part = Part.LENGTH;
    }
    previous = value;
  }

  private Optional<Frame> lengthCheck(int value) {
    if (length == 0x00 && value == 0xFF) {
      restart();
      return Optional.of(new Frame.Acknowledge());
    }
    if (length == 0xFF && value == 0x00) {
      restart();
      return Optional.of(new Frame.NegativeAcknowledge());
    }
    if (length == 0xFF && value == 0xFF) {
      part = Part.LENGTH_HIGH;
    } else {
      beginBody(((length + value) & 0xFF) == 0);
    }
    return Optional.empty();
  }

  private void beginBody(boolean sound) {
    if (!sound || length < 1 || length > Frame.MAXIMUM_BODY) {
      restart();
      return;
    }
    part = Part.BODY;
    received = 0;
    sum = 0;
  }

  private void body(byte next) {
    body[received++] = next;
    sum += next;
    if (received == length) {
      part = Part.BODY_CHECK;
    }
  }

  private void restart() {
    part = Part.START;
    previous = -1;
  }
}
