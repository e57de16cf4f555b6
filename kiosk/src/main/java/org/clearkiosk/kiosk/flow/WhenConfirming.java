package org.clearkiosk.kiosk.flow;

import java.util.List;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Refund;
import org.jspecify.annotations.Nullable;

/** Waits for the one touch that cannot be taken back. */
final class WhenConfirming extends SessionBehaviour<State.Confirm> {
  WhenConfirming(State.Confirm state) {
    super(state, state.session());
  }

  @Override
  State with(TerminalStatus terminal, OpenSession session, TimeLeft timeLeft) {
    return new State.Confirm(
        terminal,
        session,
        state.notice(),
        state.refund(),
        state.attempt(),
        state.armed(),
        timeLeft);
  }

  @Override
  Step touchedInSession(Touch touch) {
    if (touch == Touch.Button.CONFIRM) {
      return state.armed() ? confirm() : stay();
    }
    if (touch == Touch.Button.CHANGE_REFUND && state.refundCanChange()) {
      return Step.to(changed(nextRefund(), state.armed(), state.timeLeft().anew()));
    }
    return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
  }

  @Override
  public Step armed(Event.Armed event) {
    return event.attempt().equals(state.attempt())
        ? Step.to(changed(state.refund(), true, state.timeLeft()))
        : stay();
  }

  private State changed(@Nullable Refund refund, boolean armed, TimeLeft timeLeft) {
    return new State.Confirm(
        terminal(), session(), state.notice(), refund, state.attempt(), armed, timeLeft);
  }

  private Refund nextRefund() {
    List<Refund> choices = state.refundChoices();
    return choices.get((choices.indexOf(state.refund()) + 1) % choices.size());
  }

  private Step confirm() {
    return state.notice().offices().stream()
        .filter(OfficeBox::finishedHere)
        .findFirst()
        .map(box -> keep(box.office()))
        .orElseGet(() -> trouble(terminal(), FailureCode.SERVER_NONSENSE));
  }

  private Step keep(String office) {
    TerminalStatus asking = terminal().withNextAttempt();
    return Step.to(
        new State.Submitting(
            asking,
            session(),
            state.notice(),
            asking.lastAttempt(),
            null,
            false,
            TimeLeft.all(Delays.KEEPING)),
        new Effect.Keep(
            asking.lastAttempt(),
            new Confirmation(session().id(), state.notice().student(), office, state.refund())));
  }
}
