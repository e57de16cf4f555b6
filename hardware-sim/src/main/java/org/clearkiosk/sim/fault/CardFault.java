package org.clearkiosk.sim.fault;

/**
 * A mishap of a card. It works on the card that lies on a reader and on those that follow, each
 * from its beginning.
 */
public sealed interface CardFault extends Fault
    permits Fault.None,
        CardFault.Mute,
        CardFault.Slow,
        CardFault.Tear,
        CardFault.TearAfter,
        CardFault.BitNoise,
        CardFault.ShortAnswer {
  /** The highest command count that {@link Tear} takes. */
  int MAXIMUM_COMMANDS = 1000;

  /** The highest byte count that {@link TearAfter} takes. */
  int MAXIMUM_BYTES = 1_000_000;

  /** Does what belongs to this kind. */
  <T> T match(Cases<T> cases);

  /** One way for each kind. */
  interface Cases<T> {
    /** Nothing is wrong. */
    T none();

    /** See {@link Mute}. */
    T mute(Mute fault);

    /** See {@link Slow}. */
    T slow(Slow fault);

    /** See {@link Tear}. */
    T tear(Tear fault);

    /** See {@link TearAfter}. */
    T tearAfter(TearAfter fault);

    /** See {@link BitNoise}. */
    T bitNoise(BitNoise fault);

    /** See {@link ShortAnswer}. */
    T shortAnswer(ShortAnswer fault);
  }

  /** The card lies there and never answers a command. */
  record Mute() implements CardFault {
    @Override
    public String text() {
      return "mute";
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.mute(this);
    }
  }

  /** Every answer comes late. */
  record Slow(Delay delay) implements CardFault {
    @Override
    public String text() {
      return "slow " + delay.text();
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.slow(this);
    }
  }

  /**
   * The card is pulled away when it has received so many commands; the last of them is not
   * answered. Commands that the reader answers itself are not counted. Happens once: the fault is
   * over when the card has left.
   *
   * @param commands 1 … {@link #MAXIMUM_COMMANDS}
   */
  record Tear(int commands) implements CardFault {
    /** Checks the bounds. */
    public Tear {
      if (commands < 1 || commands > MAXIMUM_COMMANDS) {
        throw new IllegalArgumentException(
            "a card is torn after 1 to " + MAXIMUM_COMMANDS + " commands");
      }
    }

    @Override
    public String text() {
      return "tear " + commands;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.tear(this);
    }
  }

  /**
   * The card is pulled away as soon as so many bytes of commands and answers have passed; what was
   * on its way then is lost. Happens once, like {@link Tear}.
   *
   * @param bytes 1 … {@link #MAXIMUM_BYTES}
   */
  record TearAfter(int bytes) implements CardFault {
    /** Checks the bounds. */
    public TearAfter {
      if (bytes < 1 || bytes > MAXIMUM_BYTES) {
        throw new IllegalArgumentException("a card is torn after 1 to " + MAXIMUM_BYTES + " bytes");
      }
    }

    @Override
    public String text() {
      return "tear-after " + bytes;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.tearAfter(this);
    }
  }

  /**
   * Bits of the card's answers are turned over, as a failing reader hands them on.
   *
   * @param perMillion how many of a million bits, 1 … 1,000,000
   */
  record BitNoise(int perMillion, long seed) implements CardFault {
    /** Checks the bounds. */
    public BitNoise {
      FaultWords.checkPerMillion(perMillion);
    }

    @Override
    public String text() {
      return "bit-noise " + perMillion + " seed=" + seed;
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.bitNoise(this);
    }
  }

  /** Every answer lacks the last byte before its status word; where there is none, that itself. */
  record ShortAnswer() implements CardFault {
    @Override
    public String text() {
      return "short-answer";
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.shortAnswer(this);
    }
  }
}
