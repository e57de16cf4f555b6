package org.clearkiosk.kiosk.flow;

/** Shows under which number the confirmation is kept. */
final class WhenKeptHere extends ResultBehaviour<State.KeptHere> {
  WhenKeptHere(State.KeptHere state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.KeptHere(terminal, state.recordNumber(), timeLeft);
  }
}
