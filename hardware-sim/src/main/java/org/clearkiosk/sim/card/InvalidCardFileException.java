package org.clearkiosk.sim.card;

import java.io.IOException;

/**
 * A card file that cannot be used; the message names the file, the member that is wrong, and where
 * the form of card files is described.
 */
public final class InvalidCardFileException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidCardFileException(String origin, String fault) {
    super(said(origin, fault));
  }

  InvalidCardFileException(String origin, RuntimeException cause) {
    super(said(origin, String.valueOf(cause.getMessage())), cause);
  }

  private static String said(String origin, String fault) {
    return origin + ": " + fault + " (the form of card files: docs/simulator.md)";
  }
}
