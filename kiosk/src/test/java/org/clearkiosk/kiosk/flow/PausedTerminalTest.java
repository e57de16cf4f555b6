package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.junit.jupiter.api.Test;

/** A terminal at which others guessed: it says that of itself, and not of whoever comes next. */
class PausedTerminalTest {
  private static final int EIGHT_MINUTES = 480;

  private final State.Trouble told = told();

  private static State.Trouble told() {
    State checking =
        Objects.requireNonNull(SampleStates.all().get("password-checking")).apply(Language.ZH);
    Attempt attempt = ((State.CheckingPassword) checking).attempt();
    Failure paused = new Failure(FailureCode.PASSWORDS_PAUSED, 0, EIGHT_MINUTES, List.of(), null);
    return (State.Trouble) Flow.arrive(checking, new Event.PasswordRefused(attempt, paused)).next();
  }

  @Test
  void theStudentReadsThatTheTerminalIsPausedAndForHowLong() {
    assertThat(told.reason()).isEqualTo(FailureCode.PASSWORDS_PAUSED);
    assertThat(told.retryAfterSeconds()).isEqualTo(EIGHT_MINUTES);
  }

  @Test
  void theIdleScreenSaysItBeforeATapUntilItIsOver() {
    State.Idle idle = idle();
    assertThat(idle.code()).hasValue(FailureCode.PASSWORDS_PAUSED);
    assertThat(idle.pausedMinutes()).isEqualTo(9);
    assertThat(passed(idle, 1).pausedMinutes()).isEqualTo(8);
    assertThat(passed(idle, EIGHT_MINUTES).pausedMinutes()).isEqualTo(1);
    State.Idle after = passed(idle, EIGHT_MINUTES + 1);
    assertThat(after.code()).isEmpty();
    assertThat(after.pausedMinutes()).isZero();
  }

  @Test
  void itCountsDownBehindATechniciansPages() {
    State pin = Flow.arrive(idle(), new Event.Touched(Touch.Technician.CALL)).next();
    State later = Flow.arrive(pin, new Event.SecondPassed()).next();
    assertThat(later.terminal().readiness().pausedSeconds()).isEqualTo(EIGHT_MINUTES);
  }

  @Test
  void aWholePinTakesNoSecondOfIt() {
    State pin = Flow.arrive(idle(), new Event.Touched(Touch.Technician.CALL)).next();
    Event asked =
        new Event.PinAnswered(
            pin.terminal().lastAttempt(), new PinAnswer(PinAnswer.Kind.ASKED, 5, 0));
    State typed = Flow.arrive(pin, asked).next();
    for (int digit = 1; digit <= PasswordDigits.LENGTH; digit++) {
      typed = Flow.arrive(typed, new Event.Touched(new Touch.Digit(digit))).next();
    }
    assertThat(((State.TechnicianPin) typed).asking()).isTrue();
    assertThat(typed.terminal().readiness().pausedSeconds())
        .isEqualTo(pin.terminal().readiness().pausedSeconds());
  }

  @Test
  void aCardThatIsLaidDownMeanwhileOpensNothing() {
    Step step = Flow.arrive(idle(), new Event.CardIdentified(2));
    assertThat(step.next()).isInstanceOf(State.Idle.class);
    assertThat(step.effects()).isEmpty();
  }

  @Test
  void whatStaffHaveToMendIsToldFirst() {
    State.Idle lost =
        (State.Idle) Flow.arrive(idle(), new Event.ReaderLost(FailureCode.READER_MISSING)).next();
    assertThat(lost.code()).hasValue(FailureCode.READER_MISSING);
    assertThat(lost.pausedMinutes()).isZero();
  }

  private State.Idle idle() {
    State gone = Flow.arrive(told, new Event.CardGone()).next();
    return (State.Idle) Flow.arrive(gone, new Event.Touched(Touch.Button.ACKNOWLEDGE)).next();
  }

  private static State.Idle passed(State.Idle idle, int seconds) {
    State state = idle;
    for (int second = 0; second < seconds; second++) {
      state = Flow.arrive(state, new Event.SecondPassed()).next();
    }
    return (State.Idle) state;
  }
}
