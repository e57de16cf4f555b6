package org.clearkiosk.kiosk.flow;

import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Session;

/** Waits for the session of the card that was laid down. */
final class WhenReading extends Behaviour<State.Reading> {
  WhenReading(State.Reading state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.Reading(terminal, state.attempt(), state.asked(), timeLeft);
  }

  @Override
  Step timeUp() {
    return trouble(terminal(), FailureCode.SERVER_SLOW);
  }

  /** Also a card that is still being read has had its turn then. */
  @Override
  Step touched(Touch touch) {
    return touch == Touch.Button.END ? idle(terminal().withCardThere(true)) : stay();
  }

  @Override
  Step cardLeft(TerminalStatus terminal) {
    return trouble(terminal, FailureCode.CARD_TORN);
  }

  @Override
  public Step cardIdentified(Event.CardIdentified event) {
    return state.asked() ? super.cardIdentified(event) : begin(event);
  }

  @Override
  public Step cardUnreadable(Event.CardUnreadable event) {
    return state.asked() ? super.cardUnreadable(event) : refuse(event);
  }

  /** A reader that is lost before it has read the card says nothing more of it. */
  @Override
  public Step readerLost(Event.ReaderLost event) {
    return state.asked()
        ? super.readerLost(event)
        : trouble(terminal().withReaderTrouble(event.why()), event.why());
  }

  @Override
  public Step technicianCard(Event.TechnicianCard event) {
    return state.asked()
        ? super.technicianCard(event)
        : WhenIdle.technician(terminal().withCardThere(true));
  }

  @Override
  public Step sessionOpened(Event.SessionOpened event) {
    if (!answers(event.attempt())) {
      return super.sessionOpened(event);
    }
    Session session = event.session();
    return Step.to(
        new State.Password(
            terminal(),
            OpenSession.begun(session.id(), session.maskedName()),
            PasswordDigits.EMPTY,
            false,
            Math.max(0, session.triesLeft()),
            session.lockedSeconds() > 0 ? session.lockedSeconds() + 1 : 0,
            terminal().untouched()));
  }

  @Override
  public Step sessionRefused(Event.SessionRefused event) {
    return answers(event.attempt()) ? trouble(terminal(), event.failure()) : stay();
  }

  private boolean answers(Attempt attempt) {
    return state.asked() && attempt.equals(state.attempt());
  }
}
