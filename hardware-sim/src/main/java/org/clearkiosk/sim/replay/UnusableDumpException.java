package org.clearkiosk.sim.replay;

import java.io.IOException;

/** A dump that cannot be read, or cannot be played; the message says why. */
public final class UnusableDumpException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusableDumpException(String why) {
    super(why);
  }
}
