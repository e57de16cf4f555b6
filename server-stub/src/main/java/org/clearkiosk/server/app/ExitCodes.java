package org.clearkiosk.server.app;

/** How the commands end. */
final class ExitCodes {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USE = 2;
  static final int PORT_IN_USE = 3;
  static final int DATA_IN_USE = 4;
  static final int NOT_POSSIBLE = 5;
  static final int DATABASE_AWAY = 6;
  static final int SOMETHING_MISSING = 7;
  static final int OTHER_YEAR = 8;
  static final int OTHERS_WRITE = 9;

  private ExitCodes() {}
}
