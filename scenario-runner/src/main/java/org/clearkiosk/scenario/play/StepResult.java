package org.clearkiosk.scenario.play;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one step.
 *
 * @param told what it does
 * @param line where it stands in its file; 0 for what the runner does by itself
 * @param outcome how it went
 * @param took how long
 * @param picture the file of the picture taken after it, as the report knows it; empty for none
 */
public record StepResult(
    String told, int line, Outcome outcome, Duration took, Optional<String> picture) {
  /** How a step went. */
  public enum Outcome {
    /** As it should. */
    PASSED,
    /** Not as it should. */
    FAILED,
    /** An earlier one failed. */
    NOT_REACHED
  }
}
