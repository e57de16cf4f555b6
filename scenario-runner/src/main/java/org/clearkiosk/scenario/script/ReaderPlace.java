package org.clearkiosk.scenario.script;

import java.util.Locale;

/** A reader that cards are laid on. */
public enum ReaderPlace {
  /** The reader behind the card service. */
  PCSC,
  /** The PN532 on a serial port. */
  SERIAL;

  /** As a scenario writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
