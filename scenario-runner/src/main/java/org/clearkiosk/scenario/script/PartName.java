package org.clearkiosk.scenario.script;

import java.util.Locale;

/** A part that runs as a process of its own. */
public enum PartName {
  /** The central server. */
  SERVER,
  /** The terminal. */
  KIOSK,
  /** The system's card service, pcscd. */
  CARD_SERVICE;

  /** As a scenario writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
