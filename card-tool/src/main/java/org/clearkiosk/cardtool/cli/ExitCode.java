package org.clearkiosk.cardtool.cli;

/** What the command line ends with. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NO_READER = 3;
  static final int NO_CARD = 4;
  static final int NOT_RECOGNISED = 5;

  private ExitCode() {}
}
