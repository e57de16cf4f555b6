package org.clearkiosk.kiosk.flow;

import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.jspecify.annotations.Nullable;

/** Waits until server and reader have been heard of, and says what is missing when they are not. */
final class WhenStarting extends Behaviour<State.Starting> {
  WhenStarting(State.Starting state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.Starting(terminal, state.readerHeard(), timeLeft);
  }

  @Override
  Step timeUp() {
    TerminalStatus known = terminal();
    if (known.today() == null) {
      known =
          known.withServerTrouble(
              Objects.requireNonNullElse(
                  known.readiness().serverTrouble(), FailureCode.SERVER_SLOW));
    }
    if (!state.readerHeard()) {
      known = known.withReaderTrouble(FailureCode.READER_STUCK);
    }
    return idle(known);
  }

  @Override
  Step touched(Touch touch) {
    return stay();
  }

  @Override
  public Step serverUp(Event.ServerUp event) {
    return onward(terminal().withServerUp(event.today()), state.readerHeard());
  }

  @Override
  public Step readerReady(Event.ReaderReady event) {
    return heard(null);
  }

  @Override
  public Step readerLost(Event.ReaderLost event) {
    return heard(event.why());
  }

  private Step heard(@Nullable FailureCode trouble) {
    return onward(terminal().withReaderTrouble(trouble), true);
  }

  private Step onward(TerminalStatus known, boolean readerHeard) {
    return readerHeard && known.today() != null
        ? idle(known)
        : Step.to(new State.Starting(known, readerHeard, state.timeLeft()));
  }
}
