package org.clearkiosk.scenario.script;

import java.util.Locale;

/** What another program can take, so that the terminal cannot have it. */
public enum Holding {
  /** The card on the first reader, for itself alone. */
  CARD,
  /** The file in which the terminal keeps confirmations, so that it takes no writes. */
  OUTBOX;

  /** As a scenario writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
