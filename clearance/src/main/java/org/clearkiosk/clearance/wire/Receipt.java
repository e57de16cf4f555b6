package org.clearkiosk.clearance.wire;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.jspecify.annotations.Nullable;

/**
 * What a student is given for a finished information-centre step.
 *
 * @param number month and day, terminal and count, for example {@code 0612-07-0038}; unique
 * @param completedAt when the student confirmed it
 * @param refund the chosen refund; null where there was nothing to choose
 * @param outcome what clearing means for this student
 * @param next the office to visit next; null when all are done
 * @param signed the receipt as a signed text that anyone can check ({@code docs/receipts.md}), at
 *     most 600 characters, without blanks; holds the student number. Null where the server that
 *     gave it signed none
 */
public record Receipt(
    String number,
    OffsetDateTime completedAt,
    @Nullable Refund refund,
    Outcome outcome,
    @Nullable OfficeBox next,
    @Nullable String signed) {
  public Receipt {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(completedAt, "completedAt");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** A receipt that is not signed. */
  public Receipt(
      String number,
      OffsetDateTime completedAt,
      @Nullable Refund refund,
      Outcome outcome,
      @Nullable OfficeBox next) {
    this(number, completedAt, refund, outcome, next, null);
  }

  /**
   * The same as things stand later: the status may have been corrected and offices been done since.
   *
   * @param outcomeNow what clearing means by now
   * @param nextNow the office to visit next by now; null when all are done
   */
  public Receipt asOf(Outcome outcomeNow, @Nullable OfficeBox nextNow) {
    return new Receipt(number, completedAt, refund, outcomeNow, nextNow, signed);
  }

  /** Names no one: the signed text holds the student number. */
  @Override
  public String toString() {
    return "Receipt[" + number + "]";
  }
}
