package org.clearkiosk.kiosk.flow;

/** Waits for a card. */
final class WhenIdle extends Behaviour<State.Idle> {
  WhenIdle(State.Idle state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.Idle(terminal, timeLeft);
  }

  /** Only what someone has chosen over the usual comes to an end here. */
  @Override
  Step timeUp() {
    return idle(terminal());
  }

  @Override
  Step touched(Touch touch) {
    if (touch == Touch.Technician.CALL) {
      return technician(terminal());
    }
    return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
  }

  @Override
  public Step technicianCard(Event.TechnicianCard event) {
    return technician(terminal().withCardThere(true));
  }

  /** Also while no one can be served: then more than ever. */
  static Step technician(TerminalStatus terminal) {
    return terminal.readiness().closing()
        ? Step.to(new State.Idle(terminal, TimeLeft.ENDLESS))
        : WhenAskingPin.begin(terminal);
  }

  @Override
  Step switched(TerminalStatus terminal) {
    return Step.to(
        new State.Idle(
            terminal,
            terminal.asUsual()
                ? TimeLeft.ENDLESS
                : TimeLeft.all(Delays.IDLE_CHOICE.multipliedBy(terminal.hearing().patience()))));
  }

  /** A reader that is lost loses its card, also one of which no one has heard yet. */
  @Override
  public Step readerLost(Event.ReaderLost event) {
    return stayWith(terminal().withReaderTrouble(event.why()).withCardThere(false));
  }

  /** The student sees at once that the card was seen. */
  @Override
  public Step cardNoticed(Event.CardNoticed event) {
    return deaf()
        ? stay()
        : Step.to(
            new State.Reading(
                terminal(), terminal().lastAttempt(), false, TimeLeft.all(Delays.READING)));
  }

  @Override
  public Step cardIdentified(Event.CardIdentified event) {
    return deaf() ? super.cardIdentified(event) : begin(event);
  }

  @Override
  public Step cardUnreadable(Event.CardUnreadable event) {
    return deaf() ? super.cardUnreadable(event) : refuse(event);
  }

  /** Whether a card that arrives now has to go and come back. */
  private boolean deaf() {
    return terminal().cardThere() || terminal().trouble().isPresent();
  }
}
