package org.clearkiosk.scenario.play;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.scenario.script.Scenario;

/**
 * What came of one scenario.
 *
 * @param scenario which
 * @param steps every step in order
 * @param took how long the steps took together
 * @param failure why it failed; empty when it passed
 */
public record ScenarioResult(
    Scenario scenario, List<StepResult> steps, Duration took, Optional<Failure> failure) {
  /** Keeps a copy. */
  public ScenarioResult {
    steps = List.copyOf(steps);
  }

  /**
   * Why a scenario failed.
   *
   * @param line of the step that failed; 0 when none did
   * @param step what that step does
   * @param why in words
   */
  public record Failure(int line, String step, String why) {}

  /** Whether everything went as it should. */
  public boolean passed() {
    return failure.isEmpty();
  }
}
