package org.clearkiosk.sim.fault;

/** What can be done to the card service, the simulator's own pcscd. */
public enum ServiceFault implements Fault {
  /** Killed at once, as a crash would; its stale files stay behind. */
  KILL("kill-pcscd"),
  /** Ended in its own way. */
  STOP("stop-pcscd"),
  /** Started where it is down. */
  START("start-pcscd"),
  /** Ended and started again. */
  RESTART("restart-pcscd");

  private final String word;

  ServiceFault(String word) {
    this.word = word;
  }

  @Override
  public String text() {
    return word;
  }
}
