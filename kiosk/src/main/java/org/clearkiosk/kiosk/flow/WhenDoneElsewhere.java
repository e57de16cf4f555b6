package org.clearkiosk.kiosk.flow;

/** Says that the step was finished elsewhere until the card is taken. */
final class WhenDoneElsewhere extends ResultBehaviour<State.DoneElsewhere> {
  WhenDoneElsewhere(State.DoneElsewhere state) {
    super(state, Delays.RECEIPT);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.DoneElsewhere(terminal, state.named(), timeLeft);
  }
}
