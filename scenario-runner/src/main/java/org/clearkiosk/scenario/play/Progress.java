package org.clearkiosk.scenario.play;

import org.clearkiosk.scenario.script.Scenario;

/** Is told how a run goes; from any thread. */
public interface Progress {
  /** A step begins; told only when someone looks on. */
  void step(Scenario scenario, String told);

  /** A scenario has ended. */
  void ended(ScenarioResult result);

  /** A scenario has failed, and is played once more. */
  void again(ScenarioResult failed);
}
