package org.clearkiosk.sim.pn532;

import java.time.Duration;

/**
 * How long a chip takes for what it does. A host that waits for conditions is served by {@link
 * #AT_ONCE}; one whose patience is to be tried, by {@link #AS_THE_CHIP}.
 */
public enum ChipTiming {
  /** As fast as this machine is. */
  AT_ONCE {
    @Override
    Duration onTheLine(int bytes, int bitsPerSecond) {
      return Duration.ZERO;
    }

    @Override
    Duration beforeAcknowledging() {
      return Duration.ZERO;
    }

    @Override
    Duration onTheAir(int bytes) {
      return Duration.ZERO;
    }

    @Override
    Duration fieldRising() {
      return Duration.ZERO;
    }
  },

  /** As the data sheets have it. */
  AS_THE_CHIP {
    @Override
    Duration onTheLine(int bytes, int bitsPerSecond) {
      return Duration.ofNanos(bytes * BITS_ON_THE_LINE * SECOND / bitsPerSecond);
    }

    /** The manual allows 15 ms; a chip that has nothing else to do takes less. */
    @Override
    Duration beforeAcknowledging() {
      return Duration.ofMillis(1);
    }

    @Override
    Duration onTheAir(int bytes) {
      return bytes == 0
          ? Duration.ZERO
          : FRAME_DELAY.plusNanos(bytes * BITS_ON_THE_AIR * SECOND / BITS_PER_SECOND_ON_THE_AIR);
    }

    /** What a card is given to become ready in (ISO/IEC 14443-3, 5). */
    @Override
    Duration fieldRising() {
      return Duration.ofMillis(5);
    }
  };

  private static final long SECOND = 1_000_000_000L;

  /** Start bit, eight bits, stop bit. */
  private static final long BITS_ON_THE_LINE = 10;

  /** Eight bits and their parity (ISO/IEC 14443-3, 6.2.3.2). */
  private static final long BITS_ON_THE_AIR = 9;

  /** 13.56 MHz / 128. */
  private static final long BITS_PER_SECOND_ON_THE_AIR = 105_938;

  /** From the reader's last bit to the card's first: 1,236 periods (ISO/IEC 14443-3, 6.2.1.1). */
  private static final Duration FRAME_DELAY = Duration.ofNanos(1_236 * SECOND / 13_560_000);

  /** How long bytes are on their way over the serial line. */
  abstract Duration onTheLine(int bytes, int bitsPerSecond);

  /** From the end of a command to the beginning of its acknowledgement. */
  abstract Duration beforeAcknowledging();

  /** How long a frame and its answer are on their way between chip and card, together. */
  abstract Duration onTheAir(int bytes);

  /** From switching the field on to the first word to a card. */
  abstract Duration fieldRising();
}
