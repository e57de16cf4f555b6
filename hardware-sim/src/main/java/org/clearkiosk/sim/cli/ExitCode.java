package org.clearkiosk.sim.cli;

/** What the command line ends with. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_RUNNING = 3;
  static final int ALREADY_RUNNING = 4;

  private ExitCode() {}
}
