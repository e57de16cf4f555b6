package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Session;

/** Waits for the session of the card that was laid down. */
final class WhenReading extends Behaviour<State.Reading> {
  WhenReading(State.Reading state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.Reading(terminal, state.attempt(), timeLeft);
  }

  @Override
  Step timeUp() {
    return trouble(terminal(), FailureCode.SERVER_SLOW);
  }

  @Override
  Step touched(Touch touch) {
    return touch == Touch.Button.END ? idle(terminal()) : stay();
  }

  @Override
  Step cardLeft(TerminalStatus terminal) {
    return trouble(terminal, FailureCode.CARD_TORN);
  }

  @Override
  public Step sessionOpened(Event.SessionOpened event) {
    if (!event.attempt().equals(state.attempt())) {
      return super.sessionOpened(event);
    }
    Session session = event.session();
    return Step.to(
        new State.Password(
            terminal(),
            new OpenSession(
                session.id(), session.maskedName(), Math.toIntExact(Delays.SESSION.toSeconds())),
            PasswordDigits.EMPTY,
            false,
            Math.max(0, session.triesLeft()),
            session.lockedSeconds() > 0 ? session.lockedSeconds() + 1 : 0,
            terminal().untouched()));
  }

  @Override
  public Step sessionRefused(Event.SessionRefused event) {
    return event.attempt().equals(state.attempt()) ? trouble(terminal(), event.failure()) : stay();
  }
}
