package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.wire.Notice;
import org.jspecify.annotations.Nullable;

/** Shows what takes the student to the hall. */
final class WhenHallSlip extends ResultBehaviour<State.HallSlip> {
  WhenHallSlip(State.HallSlip state) {
    super(state, Delays.HALL_SLIP);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return with(terminal, state.session(), state.notice(), timeLeft);
  }

  @Override
  Step touched(Touch touch) {
    if (touch == Touch.Button.SEE_NOTICE && state.session() != null && state.notice() != null) {
      return Step.to(
          new State.NoticeShown(
              terminal(), state.session(), state.notice(), terminal().untouched()));
    }
    return super.touched(touch);
  }

  /** The slip outlives its session; only the way back to the notice goes with it. */
  @Override
  public Step secondPassed(Event.SecondPassed event) {
    TimeLeft left = state.timeLeft().afterASecond();
    if (left.up()) {
      return timeUp();
    }
    OpenSession session = state.session();
    if (session == null) {
      return Step.to(with(terminal().afterASecond(), left));
    }
    OpenSession aging = session.afterASecond(terminal().hearing());
    return aging.secondsLeft() == 0
        ? leave(with(terminal().afterASecond(), null, null, left))
        : Step.to(with(terminal().afterASecond(), aging, state.notice(), left));
  }

  private State with(
      TerminalStatus terminal,
      @Nullable OpenSession session,
      @Nullable Notice notice,
      TimeLeft timeLeft) {
    return new State.HallSlip(
        terminal,
        session,
        notice,
        state.reasons(),
        state.ticket(),
        state.afterConfirming(),
        timeLeft);
  }
}
