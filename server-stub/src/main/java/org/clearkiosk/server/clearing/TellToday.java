package org.clearkiosk.server.clearing;

import java.util.Arrays;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.server.store.TerminalIdentity;

/** Tells a terminal what it needs while no one stands before it (W1, C7). */
public final class TellToday {
  private final Policy policy;
  private final BusinessClock clock;

  /** Tells by a policy and a clock. */
  public TellToday(Policy policy, BusinessClock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /** Tells a terminal. */
  public Today tell(TerminalIdentity terminal) {
    return new Today(
        clock.now(),
        policy.year(),
        terminal.number(),
        Arrays.stream(Level.values()).map(this::window).toList(),
        policy.hall(),
        policy.nameFinishedHere());
  }

  private Today.LevelWindow window(Level level) {
    Window window = policy.window(level);
    return new Today.LevelWindow(level, window.firstDay(), window.lastDay());
  }
}
