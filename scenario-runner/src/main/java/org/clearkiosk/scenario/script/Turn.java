package org.clearkiosk.scenario.script;

/**
 * One act of a scenario as it is played.
 *
 * @param round in which round of repeated steps, for example {@code 2/3}; empty outside of any
 * @param act what to do
 */
public record Turn(String round, Act act) {
  /** What it does, with the round. */
  public String told() {
    return round.isEmpty() ? act.told() : round + "  " + act.told();
  }
}
