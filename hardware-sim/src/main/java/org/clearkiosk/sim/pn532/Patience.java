package org.clearkiosk.sim.pn532;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a command waits: until something happens, and never longer than the host allows. */
@FunctionalInterface
interface Patience {
  /** Why a wait ended. */
  enum End {
    /** What was waited for has happened. */
    HAPPENED,
    /** The time has passed. */
    ELAPSED,
    /** The host has sent something, or the line is gone. */
    CALLED_OFF
  }

  /**
   * Waits; asked again whenever a card comes or goes.
   *
   * @param atMost at most a day
   */
  End await(BooleanSupplier event, Duration atMost) throws InterruptedException;
}
