package org.clearkiosk.scenario.play;

import java.time.Duration;
import java.util.ArrayList;
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
 * @param earlier tries before this one, in their order; all of them failed
 */
public record ScenarioResult(
    Scenario scenario,
    List<StepResult> steps,
    Duration took,
    Optional<Failure> failure,
    List<ScenarioResult> earlier) {
  /** Keeps copies. */
  public ScenarioResult {
    steps = List.copyOf(steps);
    earlier = List.copyOf(earlier);
  }

  /** What came of the first try. */
  public ScenarioResult(
      Scenario scenario, List<StepResult> steps, Duration took, Optional<Failure> failure) {
    this(scenario, steps, took, failure, List.of());
  }

  /**
   * Why a scenario failed.
   *
   * @param line of the step that failed; 0 when none did
   * @param step what that step does
   * @param why in words
   */
  public record Failure(int line, String step, String why) {}

  /** Whether everything went as it should, at this try. */
  public boolean passed() {
    return failure.isEmpty();
  }

  /** Whether it passed, and had failed before: chance or haste decides what comes of it. */
  public boolean isFlaky() {
    return passed() && !earlier.isEmpty();
  }

  /** Every try in order, this one last. */
  public List<ScenarioResult> tries() {
    List<ScenarioResult> tries = new ArrayList<>(earlier);
    tries.add(this);
    return List.copyOf(tries);
  }

  /** The same as the try that followed others. */
  ScenarioResult after(List<ScenarioResult> tries) {
    return new ScenarioResult(scenario, steps, took, failure, tries);
  }
}
