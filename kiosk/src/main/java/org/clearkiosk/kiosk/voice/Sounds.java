package org.clearkiosk.kiosk.voice;

import java.util.Optional;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.State;
import org.jspecify.annotations.Nullable;

/** Which earcon belongs to what happened. */
final class Sounds {
  private Sounds() {}

  /** The answer to something done by hand, before anyone has thought about it. */
  static Optional<Earcon> at(Event event) {
    if (event instanceof Event.CardNoticed
        || event instanceof Event.CardIdentified
        || event instanceof Event.CardUnreadable) {
      return Optional.of(Earcon.CARD);
    }
    return event instanceof Event.Touched ? Optional.of(Earcon.KEY) : Optional.empty();
  }

  /** What one state coming after another sounds like. */
  static Optional<Earcon> between(@Nullable State before, State now) {
    if (before == null) {
      return Optional.empty();
    }
    boolean another = before.getClass() != now.getClass();
    if (another && (now instanceof State.ReceiptShown || now instanceof State.DoneWithoutCard)) {
      return Optional.of(Earcon.DONE);
    }
    if (another && asksForAttention(now)) {
      return Optional.of(Earcon.ATTENTION);
    }
    boolean warned = now.timeLeft().warning() && !before.timeLeft().warning();
    return warned ? Optional.of(Earcon.WARNING) : Optional.empty();
  }

  private static boolean asksForAttention(State state) {
    return state instanceof State.Trouble
        || state instanceof State.Advice
        || state instanceof State.KeptHere
        || (state instanceof State.HallSlip slip && slip.afterConfirming())
        || (state instanceof State.Password password && (password.wrong() || password.locked()));
  }
}
