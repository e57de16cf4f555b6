package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;
import org.jspecify.annotations.Nullable;

/** Waits until the confirmation is on disk, and then for the server's answer. */
final class WhenSubmitting extends Behaviour<State.Submitting> {
  WhenSubmitting(State.Submitting state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return with(terminal, state.recordNumber(), state.cardTaken(), timeLeft);
  }

  @Override
  Step timeUp() {
    return state.recordNumber() == null
        ? trouble(terminal(), FailureCode.OUTBOX_FAILED)
        : leave(
            new State.KeptHere(
                terminal(),
                state.attempt(),
                state.recordNumber(),
                state.notice().window(),
                state.cardTaken(),
                reading(terminal(), Delays.KEPT_HERE)));
  }

  /** Nothing can be touched: a second touch on the confirm button ends here. */
  @Override
  Step touched(Touch touch) {
    return stay();
  }

  @Override
  Step cardLeft(TerminalStatus terminal) {
    return Step.to(with(terminal, state.recordNumber(), true, state.timeLeft()));
  }

  @Override
  public Step kept(Event.Kept event) {
    return event.attempt().equals(state.attempt())
        ? Step.to(
            with(
                terminal(),
                event.recordNumber(),
                state.cardTaken(),
                TimeLeft.all(Delays.SUBMITTING)))
        : stay();
  }

  @Override
  public Step notKept(Event.NotKept event) {
    return event.attempt().equals(state.attempt())
        ? trouble(terminal(), FailureCode.OUTBOX_FAILED)
        : stay();
  }

  @Override
  public Step delivered(Event.Delivered event) {
    return event.attempt().equals(state.attempt())
        ? leave(answer().delivered(event.receipt()))
        : stay();
  }

  @Override
  public Step deliveryRefused(Event.DeliveryRefused event) {
    return event.attempt().equals(state.attempt())
        ? leave(answer().refused(event.failure()))
        : stay();
  }

  private ConfirmationAnswer answer() {
    return new ConfirmationAnswer(
        terminal(), state.notice().window(), state.cardTaken(), state.session(), state.notice());
  }

  private State with(
      TerminalStatus terminal,
      @Nullable String recordNumber,
      boolean cardTaken,
      TimeLeft timeLeft) {
    return new State.Submitting(
        terminal,
        state.session(),
        state.notice(),
        state.attempt(),
        recordNumber,
        cardTaken,
        timeLeft);
  }
}
