package org.clearkiosk.kiosk.flow;

/** Shows under which number the confirmation is kept; the server's answer may still come. */
final class WhenKeptHere extends ResultBehaviour<State.KeptHere> {
  WhenKeptHere(State.KeptHere state) {
    super(state, Delays.KEPT_HERE);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.KeptHere(
        terminal,
        state.attempt(),
        state.recordNumber(),
        state.window(),
        state.cardTaken(),
        timeLeft);
  }

  @Override
  public Step delivered(Event.Delivered event) {
    return event.attempt().equals(state.attempt())
        ? Step.to(answer().delivered(event.receipt()))
        : stay();
  }

  @Override
  public Step deliveryRefused(Event.DeliveryRefused event) {
    return event.attempt().equals(state.attempt())
        ? Step.to(answer().refused(event.failure()))
        : stay();
  }

  private ConfirmationAnswer answer() {
    return new ConfirmationAnswer(terminal(), state.window(), state.cardTaken(), null, null);
  }
}
