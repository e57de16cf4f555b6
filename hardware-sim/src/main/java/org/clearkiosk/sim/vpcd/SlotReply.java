package org.clearkiosk.sim.vpcd;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.clearkiosk.sim.card.ByteString;

/** What comes of one command. */
public sealed interface SlotReply {
  /** The same with something else in the end, after whatever delay. */
  default SlotReply with(UnaryOperator<SlotReply> change) {
    return change.apply(this);
  }

  /** The card answers with at least one byte (the driver hangs on an empty frame). */
  record Answer(ByteString bytes) implements SlotReply {
    /** Checks the bound. */
    public Answer {
      if (bytes.length() == 0 || bytes.length() > 0xFFFF) {
        throw new IllegalArgumentException("an answer has 1 to 65535 bytes");
      }
    }
  }

  /** The card stays on the reader and never answers. */
  record Silence() implements SlotReply {}

  /** The card leaves the reader instead of answering. */
  record Departure() implements SlotReply {}

  /**
   * The reply comes later.
   *
   * @param delay not negative
   */
  record Delayed(Duration delay, SlotReply reply) implements SlotReply {
    /** Checks the bound. */
    public Delayed {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("a delay is not negative");
      }
    }

    @Override
    public SlotReply with(UnaryOperator<SlotReply> change) {
      return new Delayed(delay, reply.with(change));
    }
  }
}
