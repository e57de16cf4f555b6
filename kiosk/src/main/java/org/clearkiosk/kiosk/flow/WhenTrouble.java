package org.clearkiosk.kiosk.flow;

import java.util.EnumSet;
import java.util.Set;
import org.clearkiosk.clearance.model.FailureCode;

/** Says why it does not go on; stays readable when the card is taken. */
final class WhenTrouble extends ResultBehaviour<State.Trouble> {
  /** What is told of a card before anyone's session was opened with it. */
  private static final Set<FailureCode> BEFORE_A_SESSION =
      EnumSet.of(
          FailureCode.CARD_TORN,
          FailureCode.CARD_FOREIGN,
          FailureCode.CARD_DAMAGED,
          FailureCode.CARD_MUTE,
          FailureCode.CARD_NOT_PROVEN,
          FailureCode.CARD_IN_USE,
          FailureCode.SEVERAL_CARDS,
          FailureCode.CARD_PAYS,
          FailureCode.CARD_ANONYMOUS,
          FailureCode.CARD_KEY_MISSING);

  WhenTrouble(State.Trouble state) {
    super(state, Delays.TROUBLE);
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

  /** Whoever could not even begin lays the same card down again, and goes on as they were. */
  @Override
  TerminalStatus forTheNext() {
    return BEFORE_A_SESSION.contains(state.reason()) ? terminal() : super.forTheNext();
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
