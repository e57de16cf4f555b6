package org.clearkiosk.sim.pn532;

/** One of the chip's commands. */
@FunctionalInterface
interface Command {
  /**
   * Does it.
   *
   * @param parameters what followed the command code, of any content; at most 263 bytes
   */
  Outcome execute(byte[] parameters) throws InterruptedException;
}
