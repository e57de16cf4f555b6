package org.clearkiosk.kiosk.app;

/**
 * How the terminal's process ends; {@code docs/terminals.md} tells its supervisor what each asks
 * for.
 */
final class ExitCode {
  /** It could not start; the message says why. */
  static final int CANNOT_START = 1;

  /** Another terminal runs in the same data folder. */
  static final int ALREADY_RUNNING = 3;

  /** A thread stood still; the log says which. Start it again (EX_SOFTWARE of sysexits.h). */
  static final int STALLED = 70;

  /** A technician asked for it. Start it again (EX_TEMPFAIL of sysexits.h). */
  static final int RESTART = 75;

  /** Ended by SIGTERM, everything closed in order: 128 + 15. */
  static final int TERMINATED = 143;

  private ExitCode() {}
}
