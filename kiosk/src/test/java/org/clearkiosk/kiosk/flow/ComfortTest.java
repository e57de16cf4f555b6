package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a student wants to see the screens: chosen at any step, forgotten after the student. */
class ComfortTest {
  @ParameterizedTest
  @EnumSource(
      value = Touch.Button.class,
      names = {"SWITCH_LANGUAGE", "SWITCH_CONTRAST", "SWITCH_TEXT_SIZE"})
  void aSwitchLosesNoStep(Touch.Button button) {
    Samples.states()
        .forEach(
            (name, state) -> {
              Step step = touch(state, button);
              assertThat(step.next()).as(name).hasSameClassAs(state);
              assertThat(step.effects()).as(name).isEmpty();
              assertThat(step.next().openSession()).as(name).isEqualTo(state.openSession());
              assertThat(step.next().terminal()).as(name).isNotEqualTo(state.terminal());
            });
  }

  @Test
  void everyContrastAndSizeIsReachedByTouchingOn() {
    Set<Comfort> seen = new HashSet<>();
    State state = sample("NoticeShown");
    for (int contrast = 0; contrast < Contrast.values().length; contrast++) {
      state = touch(state, Touch.Button.SWITCH_CONTRAST).next();
      for (int size = 0; size < TextSize.values().length; size++) {
        state = touch(state, Touch.Button.SWITCH_TEXT_SIZE).next();
        seen.add(state.terminal().comfort());
      }
    }
    assertThat(seen).hasSize(Contrast.values().length * TextSize.values().length);
    assertThat(state.terminal().comfort()).isEqualTo(Comfort.USUAL);
  }

  @Test
  void whoComesNextMeetsTheUsual() {
    State chosen =
        touch(
                touch(sample("ReceiptShown"), Touch.Button.SWITCH_CONTRAST).next(),
                Touch.Button.SWITCH_LANGUAGE)
            .next();
    State idle = touch(chosen, Touch.Button.ACKNOWLEDGE).next();
    assertThat(idle).isInstanceOf(State.Idle.class);
    assertThat(idle.terminal().comfort()).isEqualTo(Comfort.USUAL);
    assertThat(idle.terminal().language()).isEqualTo(Language.ZH);
  }

  @Test
  void aChoiceMadeBeforeTheTapGoesAlongWithIt() {
    State idle = touch(sample("Idle"), Touch.Button.SWITCH_TEXT_SIZE).next();
    State reading = Flow.arrive(idle, new Event.CardIdentified(1)).next();
    assertThat(reading).isInstanceOf(State.Reading.class);
    assertThat(reading.terminal().comfort().textSize()).isEqualTo(TextSize.LARGE);
  }

  @Test
  void aChoiceWithoutATapIsForgotten() {
    State state = touch(sample("Idle"), Touch.Button.SWITCH_CONTRAST).next();
    for (int second = 0; second < Delays.IDLE_CHOICE.toSeconds(); second++) {
      assertThat(state.terminal().comfort().contrast()).isEqualTo(Contrast.WHITE);
      state = Flow.arrive(state, new Event.SecondPassed()).next();
    }
    assertThat(state.terminal().comfort()).isEqualTo(Comfort.USUAL);
    assertThat(state.timeLeft().endless()).isTrue();
  }

  @Test
  void whatIsUsualIsTheCampussOwn() {
    Comfort night = new Comfort(Contrast.NIGHT, TextSize.LARGEST);
    State state = Flow.start(new Presentation(Language.EN, night, Hearing.NONE));
    assertThat(state.terminal().comfort()).isEqualTo(night);
    state = touch(state, Touch.Button.SWITCH_CONTRAST).next();
    assertThat(state.terminal().comfort().contrast()).isEqualTo(Contrast.PAPER);
    state = Flow.arrive(state, new Event.ReaderReady()).next();
    state = Flow.arrive(state, new Event.ServerUp(Samples.TODAY)).next();
    assertThat(state).isInstanceOf(State.Idle.class);
    assertThat(state.terminal().comfort()).isEqualTo(night);
  }

  private static Step touch(State state, Touch touch) {
    return Flow.arrive(state, new Event.Touched(touch));
  }

  private static State sample(String name) {
    return Samples.states().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
