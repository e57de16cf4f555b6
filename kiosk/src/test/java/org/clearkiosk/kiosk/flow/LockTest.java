package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.junit.jupiter.api.Test;

/** What is left of a lock when it has run out: nothing. */
class LockTest {
  private static final Event SECOND = new Event.SecondPassed();

  @Test
  void aLockedPasswordIsAskedForAnewAsIfNoneHadBeenWrong() {
    State checking = state("CheckingPassword");
    State locked =
        Flow.arrive(
                checking,
                new Event.PasswordRefused(
                    new Attempt(7),
                    new Failure(FailureCode.PASSWORD_LOCKED, 0, 15, List.of(), null)))
            .next();
    assertThat(locked.code()).contains(FailureCode.PASSWORD_LOCKED);
    askedAnew(whenItHasRunOut(locked, 16));
  }

  @Test
  void soIsTheOneOfACardThatWasLaidDownWhileLocked() {
    State locked =
        Flow.arrive(state("Reading"), new Event.SessionOpened(new Attempt(7), Samples.session(15)))
            .next();
    assertThat(locked.code()).contains(FailureCode.PASSWORD_LOCKED);
    askedAnew(whenItHasRunOut(locked, 16));
  }

  private static void askedAnew(State state) {
    State.Password password = (State.Password) state;
    assertThat(password.code()).isEmpty();
    assertThat(password.wrong()).isFalse();
    assertThat(password.triesLeft()).as("how many the server gives is not known").isZero();
    State typed = Flow.arrive(password, new Event.Touched(new Touch.Digit(1))).next();
    assertThat(((State.Password) typed).digitsEntered()).isEqualTo(1);
  }

  @Test
  void aWrongPasswordStaysWrongWhileNothingIsLocked() {
    State wrong =
        Flow.arrive(
                state("CheckingPassword"),
                new Event.PasswordRefused(
                    new Attempt(7), new Failure(FailureCode.PASSWORD_WRONG, 4, 0, List.of(), null)))
            .next();
    State later = Flow.arrive(wrong, SECOND).next();
    assertThat(later.code()).contains(FailureCode.PASSWORD_WRONG);
    assertThat(((State.Password) later).triesLeft()).isEqualTo(4);
  }

  @Test
  void aTechniciansPinIsLookedAtAgainAndTakenThen() {
    State locked =
        Flow.arrive(
                state("TechnicianPin, being checked"),
                new Event.PinAnswered(new Attempt(7), new PinAnswer(PinAnswer.Kind.LOCKED, 0, 15)))
            .next();
    for (int second = 0; second < 15; second++) {
      locked = Flow.arrive(locked, SECOND).next();
      assertThat(locked.code()).contains(FailureCode.TECHNICIAN_PIN_LOCKED);
    }
    Step over = Flow.arrive(locked, SECOND);
    Attempt look = over.next().terminal().lastAttempt();
    assertThat(over.effects()).containsExactly(new Effect.LookAtPin(look));
    assertThat(over.next().code()).isEmpty();
    assertThat(over.next().timeLeft().seconds())
        .as("looking is no touch")
        .isEqualTo(locked.timeLeft().seconds() - 1);
    State.TechnicianPin pin =
        (State.TechnicianPin)
            Flow.arrive(
                    over.next(),
                    new Event.PinAnswered(look, new PinAnswer(PinAnswer.Kind.ASKED, 1, 0)))
                .next();
    assertThat(pin.timeLeft()).as("nor is its answer").isEqualTo(over.next().timeLeft());
    assertThat(pin.wrong()).isFalse();
    assertThat(pin.triesLeft()).isEqualTo(1);
  }

  private static State whenItHasRunOut(State locked, int seconds) {
    State state = locked;
    for (int second = 0; second < seconds; second++) {
      assertThat(state.code()).contains(FailureCode.PASSWORD_LOCKED);
      state = Flow.arrive(state, SECOND).next();
    }
    return state;
  }

  private static State state(String name) {
    return Objects.requireNonNull(Samples.states().get(name));
  }
}
