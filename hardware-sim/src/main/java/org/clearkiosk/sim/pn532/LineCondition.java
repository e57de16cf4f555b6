package org.clearkiosk.sim.pn532;

import java.util.Random;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.LineFault;

/** The mishap that is set on a line; it outlives the chip that is plugged in. */
public final class LineCondition {
  private LineFault fault = new Fault.None();
  private Random chance = new Random(0);

  /** The mishap now. */
  public synchronized LineFault fault() {
    return fault;
  }

  /** Sets a mishap, or with {@link Fault.None} none. */
  public synchronized void set(LineFault next) {
    fault = next;
    chance = new Random(next.seed());
  }

  /** The chance of the mishap that is set. */
  synchronized Random chance() {
    return chance;
  }

  /** A mishap has happened and leaves another behind, unless it was changed meanwhile. */
  synchronized void replace(LineFault happened, LineFault next) {
    if (fault == happened) {
      fault = next;
    }
  }
}
