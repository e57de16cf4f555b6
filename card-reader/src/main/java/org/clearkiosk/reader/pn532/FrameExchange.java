package org.clearkiosk.reader.pn532;

import java.time.Duration;
import java.util.Optional;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands and waits for their responses, in spite of noise: sends again what was not
 * acknowledged, asks again for what came broken (UM0701-02, 6.2.2). Everything is bounded, so that
 * a chip that does not answer is noticed, and noticed soon.
 */
final class FrameExchange {
  /** The chip acknowledges within 15 ms (6.2.2.1); the rest is for the system in between. */
  static final Duration ACKNOWLEDGE = Duration.ofMillis(200);

  /** How often one command is sent. */
  static final int MOST_SENDINGS = 3;

  /** How often a response is asked for again. */
  static final int MOST_REPEATS = 2;

  /** After a broken frame, how long nothing may come until it is asked for again. */
  static final Duration QUIET = Duration.ofMillis(30);

  /** What a command takes at most beyond its own time. */
  static final Duration OVERHEAD = Duration.ofMillis(700);

  private static final int MOST_STALE_BYTES = 4096;

  private final SerialLine line;
  private final FrameDecoder decoder = new FrameDecoder();
  private byte[] received = new byte[0];
  private int position;

  FrameExchange(SerialLine line) {
    this.line = line;
  }

  /** Sends bytes that are no frame. */
  void raw(byte[] bytes) throws LineException {
    line.write(bytes);
  }

  /**
   * Sends a command.
   *
   * @param timeout how long the chip may take for it once it was acknowledged
   * @return the response's data; empty when the chip cannot make sense of the command
   * @throws LineException when the line is gone, or the chip does not answer
   */
  Optional<byte[]> command(int code, byte[] parameters, Duration timeout) throws LineException {
    discardStale();
    byte[] frame = FrameEncoder.command(code, parameters);
    long end = System.nanoTime() + timeout.plus(OVERHEAD).toNanos();
    for (int sending = 1; sending <= MOST_SENDINGS && System.nanoTime() < end; sending++) {
      line.write(frame);
      Frame answer = answer(code + 1, timeout, end);
      if (answer instanceof Frame.Response response) {
        return Optional.of(response.data());
      }
      if (answer instanceof Frame.SyntaxError) {
        return Optional.empty();
      }
    }
    throw silent();
  }

  /** A response, a syntax error, or null when the command is to be sent again. */
  private @Nullable Frame answer(int code, Duration timeout, long end) throws LineException {
    long deadline = System.nanoTime() + ACKNOWLEDGE.toNanos();
    boolean acknowledged = false;
    boolean broken = false;
    int repeats = 0;
    while (true) {
      Optional<Frame> next = frame(Math.min(deadline, end));
      if (next.isEmpty()) {
        boolean half = decoder.isInsideFrame();
        if (!broken && !half) {
          return unanswered(acknowledged);
        }
        if (++repeats > MOST_REPEATS) {
          return null;
        }
        decoder.reset();
        broken = false;
        line.write(FrameEncoder.nack());
        deadline = System.nanoTime() + ACKNOWLEDGE.toNanos();
      } else if (next.get() instanceof Frame.Response response) {
        // One with another code answers a command that was given up
        if (response.code() == (code & 0xFF)) {
          return response;
        }
      } else if (next.get() instanceof Frame.SyntaxError) {
        return next.get();
      } else if (next.get() instanceof Frame.Nack) {
        return null;
      } else if (next.get() instanceof Frame.Ack) {
        acknowledged = true;
        deadline = System.nanoTime() + timeout.toNanos();
      } else {
        broken = true;
        // Before the acknowledgement it is that which broke: the response is still to come
        long patience = acknowledged ? QUIET.toNanos() : timeout.toNanos();
        acknowledged = true;
        deadline = System.nanoTime() + patience;
      }
    }
  }

  private @Nullable Frame unanswered(boolean acknowledged) throws LineException {
    if (!acknowledged) {
      return null;
    }
    line.write(FrameEncoder.ack());
    throw silent();
  }

  private Optional<Frame> frame(long deadline) throws LineException {
    while (true) {
      while (position < received.length) {
        Optional<Frame> frame = decoder.accept(received[position++]);
        if (frame.isPresent()) {
          return frame;
        }
      }
      long remaining = deadline - System.nanoTime();
      if (remaining <= 0) {
        return Optional.empty();
      }
      received = line.read(remaining);
      position = 0;
      if (received.length == 0) {
        return Optional.empty();
      }
    }
  }

  private void discardStale() throws LineException {
    received = new byte[0];
    position = 0;
    decoder.reset();
    int discarded = 0;
    int count;
    do {
      count = line.read(0).length;
      discarded += count;
    } while (count > 0 && discarded < MOST_STALE_BYTES);
  }

  private static LineException silent() {
    return new LineException(Why.SERVICE_NOT_ANSWERING, "The chip does not answer.");
  }
}
