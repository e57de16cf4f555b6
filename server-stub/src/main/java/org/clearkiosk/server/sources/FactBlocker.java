package org.clearkiosk.server.sources;

import java.math.BigDecimal;
import java.util.Objects;
import org.clearkiosk.clearance.model.Blocker;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Blocker} as a source system sends it: its parts are looked at when it is done, so that
 * every mistake of a request can be named.
 *
 * @param kind what is in the way; null where it is missing
 * @param amountFen money in fen, any number; null without one
 * @param item the thing itself; null without one
 * @param words in the source's words; null without them
 */
public record FactBlocker(
    @Nullable String kind,
    @Nullable BigDecimal amountFen,
    @Nullable String item,
    @Nullable SourceText words) {
  /** Beyond any amount that is taken: not worth to be reckoned with. */
  private static final int MOST_DIGITS = 20;

  public FactBlocker {
    amountFen = amountFen == null ? null : plain(amountFen);
  }

  /** 600, 600.0 and 6e2 are one number: a request is the same again whatever way it is written. */
  private static BigDecimal plain(BigDecimal number) {
    if (number.precision() > MOST_DIGITS) {
      return number;
    }
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() <= 0 ? shortest.setScale(0) : shortest;
  }

  /** The blocker; its parts have their form. */
  Blocker blocker() {
    return new Blocker(
        Objects.requireNonNull(kind),
        amountFen == null ? null : amountFen.longValueExact(),
        item,
        words == null ? null : words.text());
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "FactBlocker[" + kind + "]";
  }
}
