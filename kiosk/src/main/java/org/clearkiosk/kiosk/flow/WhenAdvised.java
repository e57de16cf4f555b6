package org.clearkiosk.kiosk.flow;

/** Says where to go with what no terminal can finish, with the way back to the notice. */
final class WhenAdvised extends SessionBehaviour<State.Advice> {
  WhenAdvised(State.Advice state) {
    super(state, state.session());
  }

  @Override
  State with(TerminalStatus terminal, OpenSession session, TimeLeft timeLeft) {
    return new State.Advice(terminal, session, state.notice(), timeLeft);
  }

  @Override
  Step touchedInSession(Touch touch) {
    if (touch == Touch.Button.ACKNOWLEDGE) {
      return idle(terminal());
    }
    if (touch == Touch.Button.SEE_NOTICE) {
      return Step.to(
          new State.NoticeShown(terminal(), session(), state.notice(), terminal().untouched()));
    }
    return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
  }

  @Override
  Step switched(TerminalStatus terminal) {
    return Step.to(with(terminal, reading(terminal, Delays.ADVICE)));
  }

  /** Nothing more is to be done here: taking the card is the end of the visit, and no mishap. */
  @Override
  Step cardLeft(TerminalStatus terminal) {
    return idle(terminal);
  }
}
