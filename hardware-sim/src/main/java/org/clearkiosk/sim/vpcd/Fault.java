package org.clearkiosk.sim.vpcd;

import java.time.Duration;

/** A mishap at a reader. It works on the card that lies there and on those that follow. */
public sealed interface Fault {
  /** The longest delay that {@link Slow} takes. */
  Duration MAXIMUM_DELAY = Duration.ofMinutes(1);

  /** The highest command count that {@link Tear} takes. */
  int MAXIMUM_COMMANDS = 1000;

  /** A slot on which this fault happens. */
  CardSlot on(CardSlot slot);

  /** Nothing is wrong. */
  record None() implements Fault {
    @Override
    public CardSlot on(CardSlot slot) {
      return slot;
    }
  }

  /** The card lies there and never answers a command. */
  record Mute() implements Fault {
    @Override
    public CardSlot on(CardSlot slot) {
      return new SlotDecorator(slot) {
        @Override
        public SlotReply transmit(byte[] command) {
          return new SlotReply.Silence();
        }
      };
    }
  }

  /**
   * Every answer comes late.
   *
   * @param delay zero … {@link #MAXIMUM_DELAY}, added to every answer
   */
  record Slow(Duration delay) implements Fault {
    /** Checks the bounds. */
    public Slow {
      if (delay.isNegative() || delay.compareTo(MAXIMUM_DELAY) > 0) {
        throw new IllegalArgumentException(
            "a delay lies between 0 and " + MAXIMUM_DELAY.toMillis() + " ms");
      }
    }

    @Override
    public CardSlot on(CardSlot slot) {
      return new SlotDecorator(slot) {
        @Override
        public SlotReply transmit(byte[] command) {
          return new SlotReply.Delayed(delay, super.transmit(command));
        }
      };
    }
  }

  /**
   * The card is pulled away when it has received so many commands; the last of them is not
   * answered. Commands that the reader answers itself are not counted. Happens once: the fault is
   * over when the card has left.
   *
   * @param commands 1 … {@link #MAXIMUM_COMMANDS}
   */
  record Tear(int commands) implements Fault {
    /** Checks the bounds. */
    public Tear {
      if (commands < 1 || commands > MAXIMUM_COMMANDS) {
        throw new IllegalArgumentException(
            "a card is torn after 1 to " + MAXIMUM_COMMANDS + " commands");
      }
    }

    @Override
    public CardSlot on(CardSlot slot) {
      return new SlotDecorator(slot) {
        private int received;

        @Override
        public SlotReply transmit(byte[] command) {
          received++;
          return received < commands ? super.transmit(command) : new SlotReply.Departure();
        }
      };
    }
  }
}
