package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.junit.jupiter.api.Test;

class HearingTest {
  @Test
  void itIsOffUntilAskedForAndTheVolumeStaysWithinItsSteps() {
    State state = state("Password");
    assertThat(hearing(state)).isEqualTo(Hearing.offered(3));
    state = touched(state, Touch.Button.LOUDER);
    assertThat(hearing(state)).as("nothing to be heard louder").isEqualTo(Hearing.offered(3));
    state = touched(state, Touch.Button.SPEAK);
    for (int i = 0; i < 9; i++) {
      state = touched(state, Touch.Button.LOUDER);
    }
    assertThat(hearing(state)).isEqualTo(new Hearing(true, true, Hearing.LOUDEST, 0));
    for (int i = 0; i < 9; i++) {
      state = touched(state, Touch.Button.SOFTER);
    }
    state = touched(state, Touch.Button.REPEAT);
    assertThat(hearing(state)).isEqualTo(new Hearing(true, true, 1, 1));
    assertThat(hearing(touched(state, Touch.Button.SPEAK)).on()).isFalse();
  }

  @Test
  void everyStateCanBeHeardAndStaysWhatItIs() {
    Samples.states()
        .forEach(
            (name, state) -> {
              State spoken = touched(state, Touch.Button.SPEAK);
              assertThat(spoken).as(name).isInstanceOf(state.getClass());
              assertThat(hearing(spoken).on()).as(name).isTrue();
            });
  }

  @Test
  void theNextStudentMeetsItAsUsual() {
    Samples.states()
        .forEach(
            (name, state) -> {
              State now = touched(touched(state, Touch.Button.SPEAK), Touch.Button.LOUDER);
              for (int second = 0; second < 600; second++) {
                now = Flow.arrive(now, new Event.SecondPassed()).next();
              }
              assertThat(now).as(name).isInstanceOf(State.Idle.class);
              assertThat(hearing(now)).as(name).isEqualTo(Hearing.offered(3));
            });
    State password = touched(state("Password"), Touch.Button.SPEAK);
    assertThat(hearing(touched(password, Touch.Button.END))).isEqualTo(Hearing.offered(3));
  }

  /** The next student need not wait until the last one's screen goes. */
  @Test
  void norDoesWhoeverComesOnTheLastOnesScreenMeetTheirVoiceOrLanguage() {
    for (String name : List.of("Trouble", "DoneWithoutCard")) {
      Step next = Flow.arrive(foreign(state(name)), new Event.CardIdentified(3));
      assertThat(next.next()).as(name).isInstanceOf(State.Reading.class);
      assertThat(hearing(next.next())).as(name).isEqualTo(Hearing.offered(3));
      assertThat(next.next().terminal().language()).as(name).isEqualTo(Language.ZH);
      next = Flow.arrive(foreign(state(name)), new Event.CardUnreadable(FailureCode.CARD_MUTE));
      assertThat(hearing(next.next())).as(name).isEqualTo(Hearing.offered(3));
    }
    State torn = Flow.arrive(foreign(state("Reading")), new Event.CardGone()).next();
    assertThat(torn.code()).hasValue(FailureCode.CARD_TORN);
    State again = Flow.arrive(torn, new Event.CardIdentified(3)).next();
    assertThat(hearing(again).on()).as("the same student once more").isTrue();
    assertThat(again.terminal().language()).isEqualTo(Language.EN);
  }

  private static State foreign(State state) {
    return touched(touched(state, Touch.Button.SPEAK), Touch.Button.SWITCH_LANGUAGE);
  }

  @Test
  void whoListensHasLonger() {
    State quiet = state("NoticeShown, HALL");
    State heard = touched(quiet, Touch.Button.SPEAK);
    int usual = touched(quiet, Touch.Button.PRIMARY).timeLeft().of();
    assertThat(touched(heard, Touch.Button.PRIMARY).timeLeft().of()).isEqualTo(3 * usual);
    int now = quiet.timeLeft().of();
    assertThat(heard.timeLeft().seconds()).as("on this screen already").isEqualTo(3 * now);
    assertThat(touched(heard, Touch.Button.SPEAK).timeLeft()).isEqualTo(quiet.timeLeft());
  }

  @Test
  void aTouchOnItsKeysIsATouchAndDoesNotProlongAWaitForAnAnswer() {
    State state = state("Password");
    State later = Flow.arrive(state, new Event.SecondPassed()).next();
    assertThat(touched(later, Touch.Button.LOUDER).timeLeft()).isEqualTo(state.timeLeft());
    State waiting = Flow.arrive(state("Reading"), new Event.SecondPassed()).next();
    assertThat(touched(waiting, Touch.Button.SPEAK).timeLeft()).isEqualTo(waiting.timeLeft());
  }

  @Test
  void whereItIsNotOfferedNothingSwitchesItOn() {
    State state = Flow.start(new Presentation(Language.ZH, Comfort.USUAL, Hearing.NONE));
    for (Touch.Button button : Touch.Button.values()) {
      assertThat(hearing(touched(state, button))).isEqualTo(Hearing.NONE);
    }
    assertThatThrownBy(() -> new Hearing(false, true, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hearing.offered(6)).isInstanceOf(IllegalArgumentException.class);
  }

  private static State state(String name) {
    return Objects.requireNonNull(Samples.states().get(name));
  }

  private static Hearing hearing(State state) {
    return state.terminal().hearing();
  }

  private static State touched(State state, Touch.Button button) {
    return Flow.arrive(state, new Event.Touched(button)).next();
  }
}
