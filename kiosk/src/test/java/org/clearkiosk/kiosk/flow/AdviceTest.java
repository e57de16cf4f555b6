package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no terminal can finish the step: what to do instead, and back to the notice. */
class AdviceTest {
  @ParameterizedTest
  @CsvSource({"CLOSED, WINDOW_CLOSED", "NO_STATUS, STATUS_MISSING"})
  void leadsBackToTheSameNoticeInTheSameSession(String verdict, FailureCode code) {
    State notice = Objects.requireNonNull(Samples.states().get("NoticeShown, " + verdict));
    Step advice = touch(notice, Touch.Button.PRIMARY);
    assertThat(advice.next()).isInstanceOf(State.Advice.class);
    assertThat(advice.next().code()).contains(code);
    assertThat(advice.effects()).as("the session goes on").isEmpty();
    Step back = touch(advice.next(), Touch.Button.SEE_NOTICE);
    assertThat(back.next()).isEqualTo(notice);
    assertThat(back.effects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CLOSED", "NO_STATUS"})
  void endsWithATouchOrTheCardWithoutAComplaint(String verdict) {
    State advice = Objects.requireNonNull(Samples.states().get("Advice, " + verdict));
    for (Step end :
        new Step[] {
          touch(advice, Touch.Button.ACKNOWLEDGE), Flow.arrive(advice, new Event.CardGone())
        }) {
      assertThat(end.next()).isInstanceOf(State.Idle.class);
      assertThat(end.next().code()).isEmpty();
      assertThat(end.effects()).containsExactly(new Effect.EndSession(Samples.SESSION));
    }
  }

  private static Step touch(State state, Touch touch) {
    return Flow.arrive(state, new Event.Touched(touch));
  }
}
