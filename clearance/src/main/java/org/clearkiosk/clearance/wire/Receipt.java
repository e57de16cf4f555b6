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
 */
public record Receipt(
    String number,
    OffsetDateTime completedAt,
    @Nullable Refund refund,
    Outcome outcome,
    @Nullable OfficeBox next) {
  public Receipt {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(completedAt, "completedAt");
    Objects.requireNonNull(outcome, "outcome");
  }
}
