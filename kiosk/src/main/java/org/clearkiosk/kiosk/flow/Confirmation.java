package org.clearkiosk.kiosk.flow;

import java.util.Objects;
import org.clearkiosk.clearance.model.Refund;
import org.jspecify.annotations.Nullable;

/**
 * What a student confirmed, before it has a number and a time.
 *
 * @param session the session in which it was
 * @param student the student number
 * @param office the id of the office whose step it finishes
 * @param refund the chosen refund; null where there was nothing to choose
 */
public record Confirmation(String session, String student, String office, @Nullable Refund refund) {
  public Confirmation {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(student, "student");
    Objects.requireNonNull(office, "office");
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "Confirmation[]";
  }
}
