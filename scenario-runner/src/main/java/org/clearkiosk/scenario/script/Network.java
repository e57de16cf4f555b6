package org.clearkiosk.scenario.script;

import java.util.Locale;

/** What lies between terminal and server. */
public enum Network {
  /** Nothing but the machine's own loopback. */
  DIRECT,
  /** The simulator's proxy, on which the faults of a network can happen. */
  PROXIED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
