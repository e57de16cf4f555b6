package org.clearkiosk.server.sources;

import org.jspecify.annotations.Nullable;

/**
 * What an office says beyond that it is done with a student.
 *
 * @param refund how the student takes the balance back, of the office whose step terminals finish:
 *     {@code bank} or {@code cash}; null where nothing is said of it; looked at when it is done
 */
public record StepDone(@Nullable String refund) {
  /** Nothing more. */
  public static final StepDone NO_MORE = new StepDone(null);
}
