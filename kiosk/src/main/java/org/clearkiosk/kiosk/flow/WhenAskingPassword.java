package org.clearkiosk.kiosk.flow;

/** Collects the query password; the sixth digit sends it. */
final class WhenAskingPassword extends SessionBehaviour<State.Password> {
  WhenAskingPassword(State.Password state) {
    super(state, state.session());
  }

  /** Also called for each second that passes, which the lock counts down with the session. */
  @Override
  State with(TerminalStatus terminal, OpenSession session, TimeLeft timeLeft) {
    int passed = session.secondsUsed() - session().secondsUsed();
    int lockedSeconds = Math.max(0, state.lockedSeconds() - passed);
    // What led to the lock is over with it: the next wrong one is the first of new tries
    boolean wrong = state.wrong() && (lockedSeconds > 0 || !state.locked());
    return new State.Password(
        terminal, session, state.digits(), wrong, state.triesLeft(), lockedSeconds, timeLeft);
  }

  @Override
  Step touchedInSession(Touch touch) {
    if (touch instanceof Touch.Digit digit) {
      return state.locked() ? withAllTime() : digits(state.digits().and(digit));
    }
    if (touch == Touch.Button.DELETE) {
      return digits(state.digits().withoutLast());
    }
    if (touch == Touch.Button.CLEAR) {
      return digits(PasswordDigits.EMPTY);
    }
    return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
  }

  private Step digits(PasswordDigits digits) {
    return digits.complete() ? send(digits) : Step.to(typed(digits));
  }

  private State typed(PasswordDigits digits) {
    return new State.Password(
        terminal(),
        session(),
        digits,
        state.wrong() && digits.count() == 0,
        state.triesLeft(),
        state.lockedSeconds(),
        state.timeLeft().anew());
  }

  private Step send(PasswordDigits whole) {
    TerminalStatus asking = terminal().withNextAttempt();
    return Step.to(
        new State.CheckingPassword(
            asking,
            session(),
            asking.lastAttempt(),
            state.triesLeft(),
            TimeLeft.all(Delays.CHECKING_PASSWORD)),
        new Effect.CheckPassword(asking.lastAttempt(), session().id(), whole));
  }
}
