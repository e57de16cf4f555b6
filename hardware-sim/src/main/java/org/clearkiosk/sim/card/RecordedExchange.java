package org.clearkiosk.sim.card;

import java.util.Objects;
import java.util.Optional;

/**
 * A command that a recorded card was sent, and what came of it.
 *
 * @param command what was sent; a masked byte stands for any
 * @param answer what came back; empty for no answer
 * @param ending why there was no answer; {@link Ending#ANSWERED} where there was one
 * @param milliseconds how long that took, 0 … 60,000; 0 to play it at once
 */
public record RecordedExchange(
    MaskedBytes command, Optional<ByteString> answer, Ending ending, int milliseconds) {
  /** How long an exchange takes at most, in milliseconds. */
  public static final int LONGEST = 60_000;

  /** How an exchange ended. */
  public enum Ending {
    /** With an answer. */
    ANSWERED,
    /** The card lay there and said nothing. */
    SILENT,
    /** The card was gone. */
    GONE
  }

  /** Checks the bounds. */
  public RecordedExchange {
    Objects.requireNonNull(command, "command");
    if (answer.isPresent() != (ending == Ending.ANSWERED)) {
      throw new IllegalArgumentException("exchange: an answer, or why there was none");
    }
    if (answer.isPresent() && answer.get().length() == 0) {
      throw new IllegalArgumentException("exchange: an answer has a byte at least");
    }
    if (milliseconds < 0 || milliseconds > LONGEST) {
      throw new IllegalArgumentException("exchange.milliseconds: 0 to " + LONGEST);
    }
  }
}
