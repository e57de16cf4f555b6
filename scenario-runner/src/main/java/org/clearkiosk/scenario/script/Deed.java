package org.clearkiosk.scenario.script;

import java.util.Locale;

/** What can be done to a running part. */
public enum Deed {
  /** Ends it at once, as a crash would (SIGKILL). */
  KILL,
  /** Asks it to end in order (SIGTERM), and does not wait for that. */
  END,
  /** Makes it stand still, as a machine that hangs (SIGSTOP). */
  FREEZE,
  /** Lets it go on after that (SIGCONT). */
  THAW,
  /** Starts it again where it was. */
  START,
  /** Ends it in order and starts it again. */
  RESTART;

  /** As a scenario writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
