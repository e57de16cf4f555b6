package org.clearkiosk.sim.card;

import java.util.List;
import java.util.Objects;

/**
 * What was recorded of a card elsewhere: not what it holds, but what it said.
 *
 * @param activation what it said when it was activated over the air
 * @param exchanges commands and answers in their order, 0 … {@link #MOST_EXCHANGES}; commands of
 *     class {@code FF} went to the reader (PC/SC part 3), and the reader's answers are played too
 */
public record Recording(Activation activation, List<RecordedExchange> exchanges)
    implements CardFile.Content {
  /** So many exchanges at most. */
  public static final int MOST_EXCHANGES = 1_000;

  /** Checks the bounds. */
  public Recording {
    Objects.requireNonNull(activation, "activation");
    exchanges = List.copyOf(exchanges);
    if (exchanges.size() > MOST_EXCHANGES) {
      throw new IllegalArgumentException("recording.exchanges: at most " + MOST_EXCHANGES);
    }
  }
}
