package org.clearkiosk.bench;

import java.util.OptionalDouble;

/**
 * The project and another program, which did the same by turns.
 *
 * @param name one word, for programs that read the report
 * @param what was done, in words
 * @param peer who else did it
 * @param goal the highest ratio of the medians that is good; empty where it is only to be known
 * @param ours the project's times
 * @param theirs the other program's times
 */
record Comparison(
    String name, String what, String peer, OptionalDouble goal, Samples ours, Samples theirs) {

  /** The project's median for one of the other's. */
  double ratio() {
    return (double) ours.median() / theirs.median();
  }

  boolean isMet() {
    return goal.isEmpty() || ratio() <= goal.getAsDouble();
  }
}
