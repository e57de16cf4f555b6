package org.clearkiosk.sim.pn532;

import java.util.Arrays;
import org.clearkiosk.sim.card.ByteString;

/** What host and chip send each other (section 6.2.1). */
public sealed interface Frame {
  /** The most bytes that a frame carries, its frame identifier among them (6.2.1.2). */
  int MAXIMUM_BODY = 265;

  /** The frame as it goes over the line, preamble and postamble included. */
  byte[] encoded();

  /**
   * A frame that carries something: normal up to 255 bytes, extended beyond.
   *
   * @param body frame identifier ({@code D4} from the host, {@code D5} from the chip, {@code 7F}
   *     for an error), then the data; 1 … {@link #MAXIMUM_BODY} bytes
   */
  record Information(ByteString body) implements Frame {
    private static final int LONGEST_NORMAL = 255;

    /** Checks the bounds. */
    public Information {
      if (body.length() < 1 || body.length() > MAXIMUM_BODY) {
        throw new IllegalArgumentException("a frame carries 1 to " + MAXIMUM_BODY + " bytes");
      }
    }

    @Override
    public byte[] encoded() {
      byte[] bytes = body.toArray();
      boolean normal = bytes.length <= LONGEST_NORMAL;
      byte[] head = normal ? normalHead(bytes.length) : extendedHead(bytes.length);
      byte[] frame = Arrays.copyOf(head, head.length + bytes.length + 2);
      System.arraycopy(bytes, 0, frame, head.length, bytes.length);
      int sum = 0;
      for (byte each : bytes) {
        sum += each;
      }
      frame[head.length + bytes.length] = (byte) -sum;
      return frame;
    }

    private static byte[] normalHead(int length) {
      return new byte[] {0, 0, (byte) 0xFF, (byte) length, (byte) -length};
    }

    private static byte[] extendedHead(int length) {
      byte high = (byte) (length >> 8);
      byte low = (byte) length;
      return new byte[] {
        0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, high, low, (byte) -(high + low)
      };
    }
  }

  /** The last frame arrived; from the host also: stop what you are doing (6.2.1.3). */
  record Acknowledge() implements Frame {
    @Override
    public byte[] encoded() {
      return new byte[] {0, 0, (byte) 0xFF, 0, (byte) 0xFF, 0};
    }
  }

  /** The last frame arrived damaged: send it again (6.2.1.4). */
  record NegativeAcknowledge() implements Frame {
    @Override
    public byte[] encoded() {
      return new byte[] {0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0};
    }
  }
}
