package org.clearkiosk.clearance.model;

import java.time.YearMonth;
import java.util.Objects;

/**
 * The months in which an account that will end is still charged as usual (rules I2, I5).
 *
 * @param from the first month
 * @param to the last month, itself charged; not before the first
 */
public record ChargedMonths(YearMonth from, YearMonth to) {
  public ChargedMonths {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to is before from");
    }
  }
}
