package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2, success criterion 2.2.1: whoever needs longer is warned, and has longer by a touch. */
class MoreTimeTest {
  private static final int EXTENSIONS = 10;
  private static final Event SECOND = new Event.SecondPassed();

  @ParameterizedTest(name = "heard: {0}")
  @ValueSource(booleans = {false, true})
  void everyResultWarnsAndStaysTenTimesLonger(boolean heard) {
    Map<String, State> waiting = waiting();
    // those that end with their session have a test of their own
    waiting
        .values()
        .removeIf(state -> state.openSession().isPresent() && !(state instanceof State.HallSlip));
    assertThat(waiting.values().stream().map(Object::getClass).map(Class::getSimpleName))
        .contains("ReceiptShown", "DoneElsewhere", "HallSlip", "KeptHere", "Trouble");
    waiting.forEach(
        (name, start) -> {
          State state = heard ? touch(start, Touch.Button.SPEAK) : start;
          for (int extension = 0; extension < EXTENSIONS; extension++) {
            state = untilLastSecond(name, state);
            state = touch(state, Touch.Button.MORE_TIME);
            assertThat(state.timeLeft().warning()).as(name).isFalse();
          }
          state = untilLastSecond(name, state);
          State over = Flow.arrive(state, SECOND).next();
          assertThat(over).as(name).isInstanceOf(State.Idle.class);
        });
  }

  @ParameterizedTest(name = "heard: {0}, {1}")
  @CsvSource({"false, CLEAR", "true, CLEAR", "false, HALL", "true, HALL", "true, CLOSED"})
  void aSessionLastsForTenExtensionsOfEachOfItsSteps(boolean heard, Verdict verdict) {
    State state = sample("Idle");
    if (heard) {
      state = touch(state, Touch.Button.SPEAK);
    }
    // A hall slip stays longest with the largest text
    state = touch(touch(state, Touch.Button.SWITCH_TEXT_SIZE), Touch.Button.SWITCH_TEXT_SIZE);
    state = Flow.arrive(state, new Event.CardIdentified(1)).next();
    state =
        Flow.arrive(
                state, new Event.SessionOpened(state.terminal().lastAttempt(), Samples.session(0)))
            .next();
    state = extended("Password", state);
    for (int digit = 0; digit < PasswordDigits.LENGTH; digit++) {
      state = touch(state, new Touch.Digit(digit));
    }
    state =
        Flow.arrive(
                state,
                new Event.PasswordAccepted(state.terminal().lastAttempt(), Samples.notice(verdict)))
            .next();
    state = extended("NoticeShown", state);
    state = touch(state, Touch.Button.PRIMARY);
    state = extended(verdict + " led on", state);
    assertThat(state.openSession()).as("the way back to the notice, too").isPresent();
  }

  @Test
  void whoTurnsTheVoiceOffKeepsTheTimeThatItGave() {
    State state = touch(sample("NoticeShown"), Touch.Button.SPEAK);
    int quiet = state.openSession().orElseThrow().secondsLeft();
    state = touch(Flow.arrive(state, SECOND).next(), Touch.Button.SPEAK);
    assertThat(state.terminal().hearing().on()).isFalse();
    state = Flow.arrive(state, SECOND).next();
    assertThat(state.openSession().orElseThrow().secondsLeft()).isEqualTo(3 * quiet - 2);
  }

  @Test
  void theEndOfTheSessionItselfIsWarnedOf() {
    State state = sample("NoticeShown");
    while (state.openSession().orElseThrow().secondsLeft() > 5) {
      state = touch(Flow.arrive(state, SECOND).next(), Touch.Button.MORE_TIME);
    }
    state = Flow.arrive(state, SECOND).next();
    assertThat(state.timeLeft().warning()).isTrue();
    for (int second = 0; second < 4; second++) {
      state = Flow.arrive(state, SECOND).next();
    }
    assertThat(state.code()).contains(FailureCode.SESSION_ENDED);
  }

  @Test
  void whatIsReadStaysLongerWithLargerText() {
    State notice = sample("NoticeShown");
    State large = touch(notice, Touch.Button.SWITCH_TEXT_SIZE);
    State largest = touch(large, Touch.Button.SWITCH_TEXT_SIZE);
    assertThat(secondsOfTrouble(notice)).isEqualTo(30);
    assertThat(secondsOfTrouble(large)).isEqualTo(45);
    assertThat(secondsOfTrouble(largest)).isEqualTo(60);
  }

  /** As WCAG has it, what someone needs longer for is given on the screen that is too short. */
  @Test
  void enlargingTheTextOfAScreenThatIsReadGivesItMoreTimeAtOnce() {
    Map<String, Integer> usual =
        Map.of(
            "ReceiptShown", 40,
            "DoneWithoutCard", 40,
            "DoneElsewhere", 40,
            "HallSlip", 90,
            "Advice", 60,
            "KeptHere", 45,
            "Trouble", 30);
    usual.forEach(
        (name, seconds) -> {
          State later = Flow.arrive(sample(name), SECOND).next();
          State large = touch(later, Touch.Button.SWITCH_TEXT_SIZE);
          assertThat(all(large)).as(name).isEqualTo(seconds * 3 / 2);
          State largest = touch(large, Touch.Button.SWITCH_TEXT_SIZE);
          assertThat(all(largest)).as(name).isEqualTo(seconds * 2);
          State heard = touch(largest, Touch.Button.SPEAK);
          assertThat(all(heard)).as(name).isEqualTo(seconds * 6);
          State again = touch(Flow.arrive(heard, SECOND).next(), Touch.Button.MORE_TIME);
          assertThat(all(again)).as(name).isEqualTo(seconds * 6);
          assertThat(all(touch(touch(heard, Touch.Button.SPEAK), Touch.Button.SWITCH_TEXT_SIZE)))
              .as(name)
              .isEqualTo(seconds);
        });
  }

  private static int all(State state) {
    assertThat(state.timeLeft().seconds()).isEqualTo(state.timeLeft().of());
    return state.timeLeft().of();
  }

  /** The idle screen's words take longer to say than a choice usually stays. */
  @Test
  void theVoiceOfTheIdleScreenStaysForAsLongAsItTakesAndLongerByATouch() {
    State heard = touch(sample("Idle"), Touch.Button.SPEAK);
    assertThat(all(heard)).isEqualTo(90);
    State later = wait(heard, 80);
    for (Touch.Button touch :
        List.of(Touch.Button.MORE_TIME, Touch.Button.REPEAT, Touch.Button.SWITCH_CONTRAST)) {
      assertThat(all(touch(later, touch))).as(touch.name()).isEqualTo(90);
    }
    State over = wait(touch(later, Touch.Button.MORE_TIME), 90);
    assertThat(over.terminal().hearing().on()).isFalse();
    assertThat(over.timeLeft().endless()).isTrue();
    assertThat(touch(sample("Idle"), Touch.Button.MORE_TIME).timeLeft().endless()).isTrue();
  }

  private static State wait(State start, int seconds) {
    State state = start;
    for (int second = 0; second < seconds; second++) {
      state = Flow.arrive(state, SECOND).next();
    }
    return state;
  }

  @Test
  void changingTheLookGivesTimeToAPersonAndNoneToAMachine() {
    Samples.states()
        .forEach(
            (name, start) -> {
              State later = Flow.arrive(start, SECOND).next();
              if (later.getClass() != start.getClass() || start instanceof State.Idle) {
                return;
              }
              TimeLeft left = touch(later, Touch.Button.SWITCH_CONTRAST).timeLeft();
              boolean person = waiting().containsKey(name);
              assertThat(left.seconds())
                  .as(name)
                  .isEqualTo(person ? left.of() : later.timeLeft().seconds());
            });
  }

  private static int secondsOfTrouble(State state) {
    return Flow.arrive(state, new Event.CardGone()).next().timeLeft().of();
  }

  private static State extended(String name, State start) {
    State state = start;
    for (int extension = 0; extension < EXTENSIONS; extension++) {
      state = touch(untilLastSecond(name, state), Touch.Button.MORE_TIME);
    }
    return untilLastSecond(name, state);
  }

  /** Lets time pass to the last second before the screen would go; it has to warn for a while. */
  private static State untilLastSecond(String name, State start) {
    State state = start;
    int warned = 0;
    while (state.timeLeft().seconds() > 1) {
      state = Flow.arrive(state, SECOND).next();
      assertThat(state).as(name).hasSameClassAs(start);
      warned += state.timeLeft().warning() ? 1 : 0;
    }
    assertThat(Duration.ofSeconds(warned)).as(name).isEqualTo(Delays.WARNING);
    return state;
  }

  private static State touch(State state, Touch touch) {
    return Flow.arrive(state, new Event.Touched(touch)).next();
  }

  /** The screens of the samples on which a person is waited for, not a machine. */
  private static Map<String, State> waiting() {
    Map<String, State> waiting = new LinkedHashMap<>();
    Samples.states()
        .forEach(
            (name, state) -> {
              if (state.timeLeft().waitsForSomeone()) {
                waiting.put(name, state);
              }
            });
    return waiting;
  }

  private static State sample(String name) {
    return Samples.states().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
