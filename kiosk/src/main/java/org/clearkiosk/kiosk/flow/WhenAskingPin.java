package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;

/** Asks for the technician's PIN; a student's card goes before it. */
final class WhenAskingPin extends TechnicianBehaviour<State.TechnicianPin> {
  WhenAskingPin(State.TechnicianPin state) {
    super(state);
  }

  /** Asks whether there is a PIN, and whether it may be tried. */
  static Step begin(TerminalStatus terminal) {
    TerminalStatus asking = terminal.withNextAttempt();
    Attempt attempt = asking.lastAttempt();
    return Step.to(
        new State.TechnicianPin(
            asking,
            attempt,
            true,
            PasswordDigits.EMPTY,
            false,
            0,
            0,
            TimeLeft.warned(Delays.UNTOUCHED)),
        new Effect.LookAtPin(attempt));
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return with(terminal, state.digits(), state.lockedSeconds(), timeLeft);
  }

  private State with(
      TerminalStatus terminal, PasswordDigits digits, int lockedSeconds, TimeLeft timeLeft) {
    return new State.TechnicianPin(
        terminal,
        state.attempt(),
        state.asking(),
        digits,
        state.wrong() && digits.count() == 0,
        state.triesLeft(),
        lockedSeconds,
        timeLeft);
  }

  /** The lock counts down with the screen's own time; when it is over, how it stands is asked. */
  @Override
  public Step secondPassed(Event.SecondPassed event) {
    TimeLeft left = state.timeLeft().afterASecond();
    if (left.up()) {
      return timeUp();
    }
    return state.lockedSeconds() == 1
        ? lookAgain(left)
        : Step.to(
            with(
                terminal().afterASecond(),
                state.digits(),
                Math.max(0, state.lockedSeconds() - 1),
                left));
  }

  private Step lookAgain(TimeLeft left) {
    TerminalStatus asking = terminal().afterASecond().withNextAttempt();
    return Step.to(
        answered(asking, true, false, 0, 0, left), new Effect.LookAtPin(asking.lastAttempt()));
  }

  @Override
  Step touchedByTechnician(Touch touch) {
    if (state.asking() || state.locked()) {
      return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
    }
    if (touch instanceof Touch.Digit digit) {
      return typed(state.digits().and(digit));
    }
    if (touch == Touch.Button.DELETE) {
      return typed(state.digits().withoutLast());
    }
    if (touch == Touch.Button.CLEAR) {
      return typed(PasswordDigits.EMPTY);
    }
    return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
  }

  private Step typed(PasswordDigits digits) {
    if (!digits.complete()) {
      return Step.to(with(terminal(), digits, 0, state.timeLeft().anew()));
    }
    TerminalStatus asking = terminal().withNextAttempt();
    return Step.to(
        answered(asking, true, false, state.triesLeft(), 0, state.timeLeft().anew()),
        new Effect.CheckPin(asking.lastAttempt(), digits));
  }

  private State answered(
      TerminalStatus terminal,
      boolean asking,
      boolean wrong,
      int triesLeft,
      int lockedSeconds,
      TimeLeft timeLeft) {
    return new State.TechnicianPin(
        terminal,
        terminal.lastAttempt(),
        asking,
        PasswordDigits.EMPTY,
        wrong,
        triesLeft,
        lockedSeconds,
        timeLeft);
  }

  @Override
  public Step pinAnswered(Event.PinAnswered event) {
    if (!event.attempt().equals(state.attempt())) {
      return stay();
    }
    PinAnswer answer = event.answer();
    return switch (answer.kind()) {
      case RIGHT -> WhenTechnicianWorks.open(terminal(), TechnicianPage.SELF_TEST);
      case NONE -> trouble(terminal(), FailureCode.TECHNICIAN_PIN_MISSING);
      // What the terminal looked at by itself is no one's touch
      case ASKED -> told(answer, false, state.timeLeft());
      case WRONG, LOCKED -> told(answer, true, state.timeLeft().anew());
    };
  }

  private Step told(PinAnswer answer, boolean wrong, TimeLeft timeLeft) {
    return Step.to(
        answered(
            terminal(),
            false,
            wrong,
            answer.triesLeft(),
            answer.lockedSeconds() > 0 ? answer.lockedSeconds() + 1 : 0,
            timeLeft));
  }
}
