package org.clearkiosk.clearance.policy;

import java.util.List;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Window;

/** What the rules say of the information-centre step for one student on one day. */
public sealed interface Decision {
  /** Nothing is in the way: the terminal finishes the step (K1). */
  record Clear(List<Check> checks, Outcome outcome) implements Decision {
    public Clear {
      checks = List.copyOf(checks);
    }
  }

  /** Something is in the way: the hall finishes the step (K2). At least one reason. */
  record GoToHall(List<Check> checks, List<Reason> reasons) implements Decision {
    public GoToHall {
      checks = List.copyOf(checks);
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("the hall needs a reason");
      }
    }
  }

  /** The step is done already. */
  record AlreadyDone() implements Decision {}

  /** The window of this level has not opened (W1). */
  record NotYet(Window window) implements Decision {}

  /** The window of this level has closed (W1). */
  record Closed(Window window) implements Decision {}

  /** The college has set no status, or one that the rules do not know for the level (S1 … S3). */
  record NoStatus() implements Decision {}
}
