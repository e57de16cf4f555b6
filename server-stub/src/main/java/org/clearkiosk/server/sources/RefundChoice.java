package org.clearkiosk.server.sources;

import java.time.LocalDate;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.store.Completions;
import org.jdbi.v3.core.Handle;

/**
 * Whether a refund can be chosen with the step that terminals finish, when that step is finished by
 * hand (K2, C8): by the office's system or at the hall's desk.
 */
public sealed interface RefundChoice {
  /** It can, or it is chosen already. */
  record Possible() implements RefundChoice {}

  /** The student confirmed another one at a terminal, or none, and that stands. */
  record Confirmed() implements RefundChoice {}

  /**
   * The rules do not offer it that day.
   *
   * @param choices what they offer; may be empty
   */
  record NotOffered(List<Refund> choices) implements RefundChoice {
    public NotOffered {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Looks at it.
   *
   * @param policy the rules that the campus goes by
   * @param day on which they are applied
   * @param student who is locked, as on record
   */
  static RefundChoice of(
      Handle handle,
      CampusId campus,
      Policy policy,
      LocalDate day,
      Student student,
      Refund refund) {
    boolean done = student.done().contains(policy.officeFinishedHere());
    if (done && refund == student.refund()) {
      return new Possible();
    }
    if (done && Completions.stands(handle, campus, student.number(), policy.year())) {
      return new Confirmed();
    }
    List<Refund> choices = policy.refundsOn(day, student);
    return choices.contains(refund) ? new Possible() : new NotOffered(choices);
  }
}
