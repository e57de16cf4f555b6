package org.clearkiosk.kiosk.flow;

import java.time.Duration;
import java.util.List;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * What every state does unless it says otherwise: it takes note of what concerns the terminal, lets
 * time pass, and drops answers to what it did not ask.
 */
abstract class Behaviour<S extends State> implements Event.Handler<Step> {
  final S state;

  Behaviour(S state) {
    this.state = state;
  }

  /** The same state with another terminal status and another time. */
  abstract State with(TerminalStatus terminal, TimeLeft timeLeft);

  /** What happens when no one touched anything for too long. */
  abstract Step timeUp();

  /** What a touch does; one that means nothing here leads to {@link #stay()}. */
  abstract Step touched(Touch touch);

  /** What becomes of the state when its card leaves. */
  Step cardLeft(TerminalStatus terminal) {
    return stayWith(terminal);
  }

  final TerminalStatus terminal() {
    return state.terminal();
  }

  final Step stay() {
    return Step.to(state);
  }

  final Step stayWith(TerminalStatus terminal) {
    return Step.to(with(terminal, state.timeLeft()));
  }

  final Step withAllTime() {
    return Step.to(with(terminal(), state.timeLeft().anew()));
  }

  /** Leaves for idle; whoever comes next meets the usual language, contrast and text size. */
  final Step idle(TerminalStatus terminal) {
    return leave(new State.Idle(terminal.backToUsual(), TimeLeft.ENDLESS));
  }

  final Step trouble(TerminalStatus terminal, Failure failure) {
    return trouble(terminal, failure.code(), null, failure.retryAfterSeconds());
  }

  final Step trouble(TerminalStatus terminal, FailureCode code) {
    return trouble(terminal, code, null, 0);
  }

  final Step trouble(
      TerminalStatus terminal, FailureCode code, @Nullable Window window, int retryAfterSeconds) {
    return leave(
        new State.Trouble(
            terminal, code, window, retryAfterSeconds, reading(terminal, Delays.TROUBLE)));
  }

  /** The time of a screen that is read, with a warning at its end. */
  static TimeLeft reading(TerminalStatus terminal, Duration withUsualText) {
    return TimeLeft.warned(
        Delays.reading(withUsualText, terminal.comfort().textSize())
            .multipliedBy(terminal.hearing().patience()));
  }

  /** Goes to a state; an open session that does not go on there is ended. */
  final Step leave(State next) {
    return new Step(
        next,
        state
            .openSession()
            .filter(session -> next.openSession().isEmpty())
            .map(session -> List.<Effect>of(new Effect.EndSession(session.id())))
            .orElse(List.of()));
  }

  /** Begins with a card that was just laid down, or says on the idle screen why that cannot be. */
  final Step begin(Event.CardIdentified event) {
    return begin(event, terminal());
  }

  /** The same as whoever laid it down meets the terminal. */
  final Step begin(Event.CardIdentified event, TerminalStatus terminal) {
    TerminalStatus seen = terminal.withCardThere(true);
    if (seen.trouble().isPresent()) {
      return idle(seen);
    }
    TerminalStatus asking = seen.withNextAttempt();
    return Step.to(
        new State.Reading(asking, asking.lastAttempt(), true, TimeLeft.all(Delays.READING)),
        new Effect.OpenSessionFor(asking.lastAttempt(), event.read()));
  }

  /** Says what is wrong with a card that was just laid down. */
  final Step refuse(Event.CardUnreadable event) {
    return refuse(event, terminal());
  }

  /** The same as whoever laid it down meets the terminal. */
  final Step refuse(Event.CardUnreadable event, TerminalStatus terminal) {
    TerminalStatus seen = terminal.withCardThere(true);
    return seen.trouble().isPresent() ? idle(seen) : trouble(seen, event.why());
  }

  @Override
  public Step secondPassed(Event.SecondPassed event) {
    TimeLeft left = state.timeLeft().afterASecond();
    return left.up() ? timeUp() : Step.to(with(terminal().afterASecond(), left));
  }

  @Override
  public final Step touched(Event.Touched event) {
    return terminal()
        .switchedBy(event.touch())
        .map(this::switched)
        .orElseGet(() -> touched(event.touch()));
  }

  /** What a switch of language, contrast, text size or hearing does besides: it is a touch. */
  Step switched(TerminalStatus terminal) {
    TimeLeft left = state.timeLeft().afterATouch(terminal().hearing(), terminal.hearing());
    return Step.to(with(terminal, left));
  }

  @Override
  public Step armed(Event.Armed event) {
    return stay();
  }

  @Override
  public Step readerReady(Event.ReaderReady event) {
    return stayWith(terminal().withReaderTrouble(null));
  }

  @Override
  public Step readerLost(Event.ReaderLost event) {
    return stayWith(terminal().withReaderTrouble(event.why()));
  }

  /** What it turns out to be is told as well. */
  @Override
  public Step cardNoticed(Event.CardNoticed event) {
    return stay();
  }

  @Override
  public Step cardIdentified(Event.CardIdentified event) {
    return stayWith(terminal().withCardThere(true));
  }

  @Override
  public Step cardUnreadable(Event.CardUnreadable event) {
    return stayWith(terminal().withCardThere(true));
  }

  @Override
  public final Step cardGone(Event.CardGone event) {
    return cardLeft(terminal().withCardThere(false));
  }

  @Override
  public Step serverUp(Event.ServerUp event) {
    return stayWith(terminal().withServerUp(event.today()));
  }

  @Override
  public Step serverDown(Event.ServerDown event) {
    return stayWith(terminal().withServerTrouble(event.why()));
  }

  @Override
  public Step storeReady(Event.StoreReady event) {
    return stayWith(terminal().withStoreTrouble(null));
  }

  @Override
  public Step storeFailed(Event.StoreFailed event) {
    return stayWith(terminal().withStoreTrouble(FailureCode.OUTBOX_FAILED));
  }

  /** Whoever is being served may finish. */
  @Override
  public Step closing(Event.Closing event) {
    return stayWith(terminal().whileClosing());
  }

  /** No one waits for this session any more: it is ended at once. */
  @Override
  public Step sessionOpened(Event.SessionOpened event) {
    return Step.to(state, new Effect.EndSession(event.session().id()));
  }

  @Override
  public Step sessionRefused(Event.SessionRefused event) {
    return stay();
  }

  @Override
  public Step passwordAccepted(Event.PasswordAccepted event) {
    return stay();
  }

  @Override
  public Step passwordRefused(Event.PasswordRefused event) {
    return stay();
  }

  @Override
  public Step kept(Event.Kept event) {
    return stay();
  }

  @Override
  public Step notKept(Event.NotKept event) {
    return stay();
  }

  @Override
  public Step delivered(Event.Delivered event) {
    return stay();
  }

  @Override
  public Step technicianCard(Event.TechnicianCard event) {
    return stayWith(terminal().withCardThere(true));
  }

  @Override
  public Step pinAnswered(Event.PinAnswered event) {
    return stay();
  }

  @Override
  public Step inspected(Event.Inspected event) {
    return stay();
  }

  @Override
  public Step deliveryRefused(Event.DeliveryRefused event) {
    return stay();
  }
}
