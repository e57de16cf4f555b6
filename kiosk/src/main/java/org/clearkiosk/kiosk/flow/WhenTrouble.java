package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;

/** Says why it does not go on; stays readable when the card is taken. */
final class WhenTrouble extends ResultBehaviour<State.Trouble> {
  WhenTrouble(State.Trouble state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.Trouble(
        terminal, state.reason(), state.window(), state.retryAfterSeconds(), timeLeft);
  }

  @Override
  Step cardLeft(TerminalStatus terminal) {
    return stayWith(terminal);
  }

  /** A reader that is lost loses its card first: what looked like the student's doing was not. */
  @Override
  public Step readerLost(Event.ReaderLost event) {
    TerminalStatus lost = terminal().withReaderTrouble(event.why());
    return state.reason() == FailureCode.CARD_TAKEN || state.reason() == FailureCode.CARD_TORN
        ? trouble(lost, event.why())
        : stayWith(lost);
  }
}
