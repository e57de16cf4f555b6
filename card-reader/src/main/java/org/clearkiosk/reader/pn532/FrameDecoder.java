package org.clearkiosk.reader.pn532;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames in what comes over a line, one byte after the other (UM0701-02, 6.2.1). Noise
 * between frames is skipped, whatever it is; a frame of a wrong length or checksum is reported as
 * faulty. It keeps at most one frame, so no line can make it grow.
 *
 * <p>A frame whose header was right and whose data were not is skipped as a whole: what a card sent
 * is never searched for frames.
 */
final class FrameDecoder {
  /** The longest frame's data: TFI, code, and 263 bytes (6.2.1.2). */
  static final int MAXIMUM_LENGTH = 265;

  private static final int FROM_CHIP = 0xD5;
  private static final int ERROR = 0x7F;
  private static final int START = 0xFF;
  private static final int LONGEST_HEADER = 5;
  private static final int SHORT_HEADER = 2;
  private static final int BYTE = 0xFF;

  private enum State {
    /** Outside of frames. */
    SEEK,
    /** After the start code: length and its checksum. */
    HEADER,
    /** Data, then their checksum. */
    BODY
  }

  private final byte[] header = new byte[LONGEST_HEADER];
  private final byte[] body = new byte[MAXIMUM_LENGTH];
  private State state = State.SEEK;
  private boolean afterZero;
  private boolean afterFrame;
  private int headerFilled;
  private int bodyLength;
  private int bodyFilled;
  private int sum;

  /** Forgets a frame that has begun. */
  void reset() {
    state = State.SEEK;
    afterZero = false;
    afterFrame = false;
  }

  /** Whether a frame has begun and not ended. */
  boolean isInsideFrame() {
    return state != State.SEEK;
  }

  /** Takes the next byte from the line; the frame that it completes, if it completes one. */
  Optional<Frame> accept(byte next) {
    return switch (state) {
      case SEEK -> seek(next);
      case HEADER -> header(next);
      case BODY -> body(next);
    };
  }

  private Optional<Frame> seek(byte next) {
    boolean postamble = afterFrame && next == 0;
    afterFrame = false;
    if (afterZero && (next & BYTE) == START) {
      state = State.HEADER;
      headerFilled = 0;
    }
    // The zero that ends a frame does not begin the next: noise may follow it
    afterZero = next == 0 && !postamble;
    return Optional.empty();
  }

  private Optional<Frame> header(byte next) {
    header[headerFilled++] = next;
    if (headerFilled < SHORT_HEADER) {
      return Optional.empty();
    }
    int first = header[0] & BYTE;
    int second = header[1] & BYTE;
    if (first == BYTE && second == BYTE) {
      return headerFilled < LONGEST_HEADER ? Optional.empty() : extendedHeader();
    }
    if (first == 0 && second == BYTE) {
      return ended(new Frame.Ack());
    }
    if (first == BYTE && second == 0) {
      return ended(new Frame.Nack());
    }
    return ((first + second) & BYTE) == 0 && first > 0 ? beginBody(first) : brokenHeader();
  }

  private Optional<Frame> extendedHeader() {
    int high = header[2] & BYTE;
    int low = header[3] & BYTE;
    int length = high << 8 | low;
    boolean right = ((high + low + header[4]) & BYTE) == 0;
    return right && length > 0 && length <= MAXIMUM_LENGTH ? beginBody(length) : brokenHeader();
  }

  private Optional<Frame> beginBody(int length) {
    state = State.BODY;
    bodyLength = length;
    bodyFilled = 0;
    sum = 0;
    return Optional.empty();
  }

  private Optional<Frame> body(byte next) {
    sum += next;
    if (bodyFilled < bodyLength) {
      body[bodyFilled++] = next;
      return Optional.empty();
    }
    return ended((sum & BYTE) == 0 ? content() : new Frame.Faulty());
  }

  private Frame content() {
    int direction = body[0] & BYTE;
    if (direction == ERROR && bodyLength == 1) {
      return new Frame.SyntaxError();
    }
    if (direction != FROM_CHIP || bodyLength < SHORT_HEADER) {
      return new Frame.Faulty();
    }
    return new Frame.Response(body[1] & BYTE, Arrays.copyOfRange(body, SHORT_HEADER, bodyLength));
  }

  private Optional<Frame> ended(Frame frame) {
    state = State.SEEK;
    afterZero = false;
    afterFrame = true;
    return Optional.of(frame);
  }

  /** What was taken for a header may hold the start of a frame: it is looked through once more. */
  private Optional<Frame> brokenHeader() {
    byte[] looked = Arrays.copyOf(header, headerFilled);
    reset();
    for (byte each : looked) {
      // Less than a frame: a frame needs a start code before its header
      if (accept(each).isPresent()) {
        throw new IllegalStateException("A header of five bytes held a frame");
      }
    }
    return Optional.of(new Frame.Faulty());
  }
}
