package org.clearkiosk.kiosk.flow;

import java.util.List;
import java.util.Objects;

/**
 * What an event leads to.
 *
 * @param next the state from now on
 * @param effects what to run, in this order
 */
public record Step(State next, List<Effect> effects) {
  public Step {
    Objects.requireNonNull(next, "next");
    effects = List.copyOf(effects);
  }

  static Step to(State next, Effect... effects) {
    return new Step(next, List.of(effects));
  }
}
