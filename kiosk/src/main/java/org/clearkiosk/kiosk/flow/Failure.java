package org.clearkiosk.kiosk.flow;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.wire.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Why something that was asked for did not come about.
 *
 * @param code the short code
 * @param triesLeft with a wrong query password: how many tries are left, 0 to 5; else 0
 * @param retryAfterSeconds how long to wait before asking again, at least 0; 0 when no one said
 * @param reasons with a refused confirmation: what stands in the way now; else empty
 * @param ticket with a refused confirmation: the place in the hall's line; null where the server
 *     has given none
 */
public record Failure(
    FailureCode code,
    int triesLeft,
    int retryAfterSeconds,
    List<Reason> reasons,
    @Nullable Ticket ticket) {
  public Failure {
    Objects.requireNonNull(code, "code");
    if (triesLeft < 0 || retryAfterSeconds < 0) {
      throw new IllegalArgumentException("triesLeft, retryAfterSeconds: not below 0");
    }
    reasons = List.copyOf(reasons);
  }

  /** A failure of which there is no more to say than its code. */
  public static Failure of(FailureCode code) {
    return new Failure(code, 0, 0, List.of(), null);
  }

  /** Leaves the reasons out: they say something of a student. */
  @Override
  public String toString() {
    return "Failure[" + code.code() + "]";
  }
}
