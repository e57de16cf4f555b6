package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Verdict;

/** Waits for the server's word on the query password. */
final class WhenCheckingPassword extends SessionBehaviour<State.CheckingPassword> {
  WhenCheckingPassword(State.CheckingPassword state) {
    super(state, state.session());
  }

  @Override
  State with(TerminalStatus terminal, OpenSession session, TimeLeft timeLeft) {
    return new State.CheckingPassword(
        terminal, session, state.attempt(), state.triesLeft(), timeLeft);
  }

  @Override
  Step timeUp() {
    return trouble(terminal(), FailureCode.SERVER_SLOW);
  }

  @Override
  Step touchedInSession(Touch touch) {
    return stay();
  }

  @Override
  public Step passwordAccepted(Event.PasswordAccepted event) {
    if (!event.attempt().equals(state.attempt())) {
      return stay();
    }
    Notice notice = event.notice();
    if (notice.verdict() == Verdict.NOT_YET) {
      return trouble(terminal(), FailureCode.WINDOW_NOT_OPEN, notice.window(), 0);
    }
    if (notice.verdict() == Verdict.CLEAR
        && notice.offices().stream().noneMatch(OfficeBox::finishedHere)) {
      // Nothing on this notice says which step a confirmation would finish
      return trouble(terminal(), FailureCode.SERVER_NONSENSE);
    }
    State.NoticeShown shown =
        new State.NoticeShown(
            terminal(), session().named(notice.maskedName()), notice, terminal().untouched());
    // Without boxes, as before the window for whom the hall is done, a notice would say nothing
    return notice.offices().isEmpty() ? new WhenNoticeShown(shown).onward(notice) : Step.to(shown);
  }

  @Override
  public Step passwordRefused(Event.PasswordRefused event) {
    if (!event.attempt().equals(state.attempt())) {
      return stay();
    }
    Failure failure = event.failure();
    if (failure.code() == FailureCode.PASSWORD_WRONG) {
      return askAgain(failure, 0);
    }
    if (failure.code() == FailureCode.PASSWORD_LOCKED) {
      // The server's clock may be a part of a second behind the answer: better wait it out
      return askAgain(failure, failure.retryAfterSeconds() + 1);
    }
    if (failure.code() == FailureCode.PASSWORDS_PAUSED) {
      return trouble(terminal().pausedFor(failure.retryAfterSeconds() + 1), failure);
    }
    return trouble(terminal(), failure);
  }

  private Step askAgain(Failure failure, int lockedSeconds) {
    return Step.to(
        new State.Password(
            terminal(),
            session(),
            PasswordDigits.EMPTY,
            true,
            failure.triesLeft(),
            lockedSeconds,
            terminal().untouched()));
  }
}
