package org.clearkiosk.kiosk.flow;

/** Says that it is done to someone who has taken the card already. */
final class WhenDoneWithoutCard extends ResultBehaviour<State.DoneWithoutCard> {
  WhenDoneWithoutCard(State.DoneWithoutCard state) {
    super(state, Delays.RECEIPT);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.DoneWithoutCard(terminal, state.number(), state.completedAt(), timeLeft);
  }
}
