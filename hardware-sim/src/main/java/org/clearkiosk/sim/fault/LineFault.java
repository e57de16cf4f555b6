package org.clearkiosk.sim.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * A mishap on the serial line between chip and host. Each says how acknowledgements and responses
 * go out, and what is left of the mishap afterwards.
 */
public sealed interface LineFault extends Fault
    permits Fault.None,
        LineFault.StrayBytes,
        LineFault.LineNoise,
        LineFault.ChecksumError,
        LineFault.WrongLength,
        LineFault.HalfFrame,
        LineFault.ByteByByte,
        LineFault.Stall,
        LineFault.NoAcknowledge,
        LineFault.ExtraAcknowledge,
        LineFault.BaudMismatch {
  /** Where bytes for the host go. */
  interface Output {
    /** Sends bytes at once. */
    void write(byte... bytes) throws IOException;

    /** Lets time pass between two bytes. */
    void pause(Duration duration);

    /** Chance that the fault's seed repeats. */
    Random chance();
  }

  /** What the chance of a line with this mishap begins with. */
  default long seed() {
    return 0;
  }

  /** What arrives of the bytes that the host sends. */
  default byte[] heard(byte[] bytes, Random chance) {
    return bytes;
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

  /** Bytes that belong to no frame come before every frame. */
  record StrayBytes() implements LineFault {
    private static final byte[] BYTES = {
      0x5A, (byte) 0xC3, 0x00, 0x7E, (byte) 0xFF, 0x00, 0x55, (byte) 0xAA
    };

    @Override
    public String text() {
      return "stray-bytes";
    }

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
  record ChecksumError() implements LineFault {
    @Override
    public String text() {
      return "checksum-error";
    }

    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      byte[] damaged = frame.clone();
      damaged[damaged.length - 2] ^= 0x01;
      output.write(damaged);
      return new Fault.None();
    }
  }

  /** Only the first half of the next response arrives; the one after it is whole. */
  record HalfFrame() implements LineFault {
    @Override
    public String text() {
      return "half-frame";
    }

    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      output.write(Arrays.copyOf(frame, frame.length / 2));
      return new Fault.None();
    }
  }

  /** Every byte arrives alone, 2 ms after the one before it. */
  record ByteByByte() implements LineFault {
    private static final Duration GAP = Duration.ofMillis(2);

    @Override
    public String text() {
      return "byte-by-byte";
    }

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
    public String text() {
      return "stall";
    }

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
    public String text() {
      return "no-acknowledge";
    }

    @Override
    public boolean hears() {
      return false;
    }

    @Override
    public LineFault afterDeafness() {
      return new Fault.None();
    }
  }

  /** Every command is acknowledged twice. */
  record ExtraAcknowledge() implements LineFault {
    @Override
    public String text() {
      return "extra-acknowledge";
    }

    @Override
    public LineFault acknowledge(Output output, byte[] frame) throws IOException {
      output.write(frame);
      output.write(frame);
      return this;
    }
  }

  /** The next response says that it is one byte longer than it is; the one after it is right. */
  record WrongLength() implements LineFault {
    private static final int LENGTH = 3;

    @Override
    public String text() {
      return "wrong-length";
    }

    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      byte[] damaged = frame.clone();
      boolean extended = damaged[LENGTH] == (byte) 0xFF && damaged[LENGTH + 1] == (byte) 0xFF;
      int low = extended ? LENGTH + 3 : LENGTH;
      damaged[low]++; // the length's own checksum is made to fit, so that only the end betrays it
      damaged[low + 1]--;
      output.write(damaged);
      return new Fault.None();
    }
  }

  /**
   * Bits are turned over on the line, in both directions.
   *
   * @param perMillion how many of a million bits, 1 … 1,000,000
   */
  record LineNoise(int perMillion, long seed) implements LineFault {
    /** Checks the bounds. */
    public LineNoise {
      FaultWords.checkPerMillion(perMillion);
    }

    @Override
    public String text() {
      return "line-noise " + perMillion + " seed=" + seed;
    }

    @Override
    public byte[] heard(byte[] bytes, Random chance) {
      return Bits.turned(bytes, perMillion, chance);
    }

    @Override
    public LineFault acknowledge(Output output, byte[] frame) throws IOException {
      output.write(Bits.turned(frame, perMillion, output.chance()));
      return this;
    }

    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      return acknowledge(output, frame);
    }
  }

  /**
   * Chip and host keep different rates: neither hears a byte of the other as it was sent, until the
   * fault is ended.
   */
  record BaudMismatch() implements LineFault {
    @Override
    public String text() {
      return "baud-mismatch";
    }

    @Override
    public byte[] heard(byte[] bytes, Random chance) {
      return misread(bytes);
    }

    @Override
    public LineFault acknowledge(Output output, byte[] frame) throws IOException {
      output.write(misread(frame));
      return this;
    }

    @Override
    public LineFault respond(Output output, byte[] frame) throws IOException {
      return acknowledge(output, frame);
    }

    /**
     * What a receiver at half the sender's rate makes of bytes: it samples every other bit of the
     * line, start and stop bits among them, so that two bytes become one.
     */
    private static byte[] misread(byte[] bytes) {
      byte[] read = new byte[(bytes.length + 1) / 2];
      for (int index = 0; index < read.length; index++) {
        int first = bytes[2 * index] & 0xFF;
        int second = 2 * index + 1 < bytes.length ? bytes[2 * index + 1] & 0xFF : 0xFF;
        // 10 bits each: a start bit 0, eight data bits from the lowest on, a stop bit 1
        int line = first << 1 | 1 << 9 | second << 11 | 1 << 19;
        int value = 0;
        for (int bit = 0; bit < 8; bit++) {
          value |= (line >> (2 * (bit + 1)) & 1) << bit;
        }
        read[index] = (byte) value;
      }
      return read;
    }
  }
}
