package org.clearkiosk.kiosk.client;

import java.time.Duration;

/**
 * How long the terminal waits for the server.
 *
 * @param connect for a connection
 * @param silence for the next bytes of an answer
 * @param whole for everything together, from the name look-up to the last byte
 */
public record Patience(Duration connect, Duration silence, Duration whole) {
  /** Shorter than the flow's own delays, so that a slow server is named as such. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(5));

  public Patience {
    for (Duration each : new Duration[] {connect, silence, whole}) {
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a wait is above 0");
      }
    }
  }
}
