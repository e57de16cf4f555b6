package org.clearkiosk.kiosk.flow;

/** Shows the receipt until the card is taken. */
final class WhenReceiptShown extends ResultBehaviour<State.ReceiptShown> {
  WhenReceiptShown(State.ReceiptShown state) {
    super(state, Delays.RECEIPT);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.ReceiptShown(
        terminal, state.named(), state.receipt(), state.earlier(), state.window(), timeLeft);
  }
}
