package org.clearkiosk.scenario.script;

import java.util.List;

/** A step of a scenario: something to do or to expect, or steps that are taken several times. */
public sealed interface Step permits Act, Step.Repeat, Step.Chance {
  /** The most times that steps are repeated. */
  int MOST_TIMES = 1000;

  /** Where it stands in its file, from 1. */
  int line();

  /**
   * Steps that are taken several times, one round after the other.
   *
   * @param times 1 … {@link #MOST_TIMES}
   * @param steps at least one
   */
  record Repeat(int line, int times, List<Step> steps) implements Step {
    /** Keeps a copy. */
    public Repeat {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One of several lists of steps, drawn again in each round. The same seed draws the same ones.
   *
   * @param seed where the drawing begins
   * @param times how often it is drawn, 1 … {@link #MOST_TIMES}
   * @param choices at least two
   */
  record Chance(int line, long seed, int times, List<List<Step>> choices) implements Step {
    /** Keeps a copy. */
    public Chance {
      choices = choices.stream().map(List::copyOf).toList();
    }
  }
}
