package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;

/**
 * What the states of an open session do unless they say otherwise. The card is the session: when it
 * is taken, the session is over.
 */
abstract class SessionBehaviour<S extends State> extends Behaviour<S> {
  private final OpenSession session;

  SessionBehaviour(S state, OpenSession session) {
    super(state);
    this.session = session;
  }

  /** The same state with another status, session and time. */
  abstract State with(TerminalStatus terminal, OpenSession session, TimeLeft timeLeft);

  /** What a touch does that is neither the end nor more time. */
  abstract Step touchedInSession(Touch touch);

  @Override
  final State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return with(terminal, session, timeLeft);
  }

  @Override
  public final Step secondPassed(Event.SecondPassed event) {
    OpenSession aging = session.afterASecond(terminal().hearing());
    if (aging.secondsLeft() == 0) {
      return trouble(terminal(), FailureCode.SESSION_ENDED);
    }
    TimeLeft left = state.timeLeft().afterASecond().within(aging.secondsLeft());
    return left.up() ? timeUp() : Step.to(with(terminal().afterASecond(), aging, left));
  }

  @Override
  Step timeUp() {
    return idle(terminal());
  }

  @Override
  Step cardLeft(TerminalStatus terminal) {
    return trouble(terminal, FailureCode.CARD_TAKEN);
  }

  @Override
  final Step touched(Touch touch) {
    if (touch == Touch.Button.END) {
      return idle(terminal());
    }
    return touchedInSession(touch);
  }

  final OpenSession session() {
    return session;
  }
}
