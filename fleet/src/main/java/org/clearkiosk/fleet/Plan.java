package org.clearkiosk.fleet;

import java.time.Duration;

/**
 * What a run does.
 *
 * @param terminals how many terminals, 1 to 5,000
 * @param students how many students confirm, 1 to 100,000
 * @param atATime how many students stand before terminals at the same moment, at least 1
 * @param perSecond how many students come in a second; 0 for as many as are served
 * @param seed orders the students and terminals, and chooses refunds
 * @param cutEvery how long the network holds between two cuts; zero for no cuts
 * @param cutFor how long a cut lasts
 * @param killEvery how long the server runs before it is killed and started again; zero for never
 */
record Plan(
    int terminals,
    int students,
    int atATime,
    double perSecond,
    long seed,
    Duration cutEvery,
    Duration cutFor,
    Duration killEvery) {
  static final int MOST_TERMINALS = 5_000;
  static final int MOST_STUDENTS = 100_000;

  Plan {
    if (terminals < 1 || terminals > MOST_TERMINALS) {
      throw new IllegalArgumentException("--terminals: 1 to " + MOST_TERMINALS);
    }
    if (students < 1 || students > MOST_STUDENTS) {
      throw new IllegalArgumentException("--students: 1 to " + MOST_STUDENTS);
    }
    if (atATime < 1) {
      throw new IllegalArgumentException("--at-a-time: from 1");
    }
    if (!(perSecond >= 0 && perSecond <= 1e6)) {
      throw new IllegalArgumentException("--rate: 0 to 1000000");
    }
    if (cutEvery.isNegative() || cutFor.isNegative() || killEvery.isNegative()) {
      throw new IllegalArgumentException("--cut-every, --cut-for, --kill-every: from 0");
    }
  }
}
