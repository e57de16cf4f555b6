package org.clearkiosk.clearance.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * The month whose fee is never charged, because the account ends before the monthly run. To be
 * online in it the account must hold money first (rules I1, I4).
 *
 * @param month the month
 * @param runOn the day of the run that would have charged it
 */
public record UnchargedMonth(YearMonth month, LocalDate runOn) {
  public UnchargedMonth {
    Objects.requireNonNull(month, "month");
    Objects.requireNonNull(runOn, "runOn");
  }
}
