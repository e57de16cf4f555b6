package org.clearkiosk.sim.card;

import java.io.IOException;

/** A card file that cannot be used; the message names the file and what is wrong with it. */
public final class InvalidCardFileException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidCardFileException(String origin, String fault) {
    super(origin + ": " + fault);
  }

  InvalidCardFileException(String origin, RuntimeException cause) {
    super(origin + ": " + cause.getMessage(), cause);
  }
}
