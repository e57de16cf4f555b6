package org.clearkiosk.sim.vpcd;

import java.util.Optional;

/**
 * What lies on a reader.
 *
 * @param presence whether a card lies there, and whether the driver has seen it
 * @param label the card's label; empty exactly when no card lies there
 */
public record SlotStatus(Presence presence, Optional<String> label) {

  /** How far a card has come. */
  public enum Presence {
    /** No card lies there. */
    EMPTY,
    /**
     * A card lies there; the driver has not looked yet (it looks every 0.4 s), or is not running.
     */
    PLACED,
    /** The driver has spoken to the card. */
    NOTICED
  }

  static final SlotStatus EMPTY = new SlotStatus(Presence.EMPTY, Optional.empty());
}
