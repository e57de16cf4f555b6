package org.clearkiosk.sim.pn532;

/** The mishap that is set on a line; it outlives the chip that is plugged in. */
public final class LineCondition {
  private LineFault fault = new LineFault.None();

  /** The mishap now. */
  public synchronized LineFault fault() {
    return fault;
  }

  /** Sets a mishap, or with {@link LineFault.None} none. */
  public synchronized void set(LineFault next) {
    fault = next;
  }

  /** A mishap has happened and leaves another behind, unless it was changed meanwhile. */
  synchronized void replace(LineFault happened, LineFault next) {
    if (fault == happened) {
      fault = next;
    }
  }
}
