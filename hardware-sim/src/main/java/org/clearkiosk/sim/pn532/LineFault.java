package org.clearkiosk.sim.pn532;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A mishap on the line between chip and host. Each says how acknowledgements and responses go out,
 * and what is left of the mishap afterwards.
 */
public sealed interface LineFault {
  /** Where bytes for the host go. */
  interface Output {
    /** Sends bytes at once. */
    void write(byte... bytes) throws IOException;

    /** Lets time pass between two bytes. */
    void pause(Duration duration);
  }

  /** Whether the chip hears the host's next frame at all. */
  default boolean hears() {
    return true;
  }

  /** What is left of the mishap when a frame was not heard. */
  default LineFault afterDeafness() {
    return this;
  }

  /** Sends the acknowledgement of a command. */
  default LineFault acknowledge(Output output, byte[] frame) throws IOException {
    output.write(frame);
    return this;
  }

  /** Sends the response to a command. */
  default LineFault respond(Output output, byte[] frame) throws IOException {
    output.write(frame);
    return this;
  }

  /** Nothing is wrong. */
  record None() implements LineFault {}

  /** Bytes that belong to no frame come before every frame. */
  record Noise() implements LineFault {
    private static final byte[] BYTES = {
      0x5A, (byte) 0xC3, 0x00, 0x7E, (byte) 0xFF, 0x00, 0x55, (byte) 0xAA
    };

    @Override
    public LineFault acknowledge(Output output, byte[] frame) throws IOException {
      output.write(BYTES);
      output.write(frame);
      return this;
    }

    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      return acknowledge(output, frame);
    }
  }

  /** The next response has a wrong checksum; the one after it is right. */
  record WrongChecksum() implements LineFault {
    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      byte[] damaged = frame.clone();
      damaged[damaged.length - 2] ^= 0x01;
      output.write(damaged);
      return new None();
    }
  }

  /** Only the first half of the next response arrives; the one after it is whole. */
  record HalfFrame() implements LineFault {
    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      output.write(Arrays.copyOf(frame, frame.length / 2));
      return new None();
    }
  }

  /** Every byte arrives alone, 2 ms after the one before it. */
  record ByteByByte() implements LineFault {
    private static final Duration GAP = Duration.ofMillis(2);

    @Override
    public LineFault acknowledge(Output output, byte[] frame) throws IOException {
      for (byte each : frame) {
        output.write(each);
        output.pause(GAP);
      }
      return this;
    }

    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      return acknowledge(output, frame);
    }
  }

  /** The chip neither hears nor says anything until the fault is ended. */
  record Stall() implements LineFault {
    @Override
    public boolean hears() {
      return false;
    }

    @Override
    public LineFault acknowledge(Output output, byte[] frame) {
      return this;
    }

    @Override
    public LineFault respond(Output output, byte[] frame) {
      return this;
    }
  }

  /** The host's next frame is lost: no acknowledgement, no response. The one after it is heard. */
  record NoAcknowledge() implements LineFault {
    @Override
    public boolean hears() {
      return false;
    }

    @Override
    public LineFault afterDeafness() {
      return new None();
    }
  }

  /** Every command is acknowledged twice. */
  record ExtraAcknowledge() implements LineFault {
    @Override
    public LineFault acknowledge(Output output, byte[] frame) throws IOException {
      output.write(frame);
      output.write(frame);
      return this;
    }
  }
}
