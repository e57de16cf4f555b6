package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Verdict;
import org.junit.jupiter.api.Test;

/** A long walk by chance over whatever can happen in whatever order. */
class FlowWalkTest {
  private static final int STEPS = 200_000;
  private static final Gson EVERYTHING = Json.GSON;

  @Test
  void neverKeepsTwiceNeverSticksForgetsWithIdle() {
    SplittableRandom chance = new SplittableRandom(20120612);
    List<Event> common = common();
    State state = Flow.start(Language.ZH, Comfort.USUAL, Hearing.offered(3));
    int kept = 0;
    int confirmed = 0;
    int sessionsOpened = 0;
    int sessionsEnded = 0;
    int idles = 0;
    for (int step = 0; step < STEPS; step++) {
      Event event = next(chance, state, common);
      boolean confirming =
          state instanceof State.Confirm confirm
              && confirm.armed()
              && event.equals(new Event.Touched(Touch.Button.CONFIRM));
      Step led = Flow.arrive(state, event);
      for (Effect effect : led.effects()) {
        if (effect instanceof Effect.Keep) {
          assertThat(confirming).as("kept without a touch on confirm, step " + step).isTrue();
          kept++;
        }
        if (effect instanceof Effect.EndSession) {
          sessionsEnded++;
        }
      }
      confirmed += confirming ? 1 : 0;
      sessionsOpened += event instanceof Event.SessionOpened ? 1 : 0;
      state = led.next();
      if (state instanceof State.Idle || state instanceof State.Trouble) {
        idles++;
        assertThat(EVERYTHING.toJson(state)).doesNotContain("PERSONAL");
      }
      assertThat(state.toString()).doesNotContain("PERSONAL");
      assertTimesOut(state, step);
    }
    int open = state.openSession().isPresent() ? 1 : 0;
    assertThat(kept).isEqualTo(confirmed).isGreaterThan(50);
    assertThat(sessionsEnded + open).isEqualTo(sessionsOpened);
    assertThat(idles).isGreaterThan(1000);
  }

  @Test
  void aTerminalThatIsClosingLetsItsStudentFinishAndServesNoOneElse() {
    SplittableRandom chance = new SplittableRandom(20120620);
    List<Event> common = common();
    int finished = 0;
    for (int round = 0; round < 300; round++) {
      State state = Flow.start(Language.ZH, Comfort.USUAL, Hearing.NONE);
      int before = chance.nextInt(40);
      for (int step = 0; step < before; step++) {
        state = Flow.arrive(state, next(chance, state, common)).next();
      }
      state = Flow.arrive(state, new Event.Closing()).next();
      boolean served = state.openSession().isPresent();
      for (int step = 0; step < 100; step++) {
        Step led = Flow.arrive(state, next(chance, state, common));
        assertThat(led.effects()).noneMatch(Effect.OpenSessionFor.class::isInstance);
        finished += served && led.next() instanceof State.ReceiptShown ? 1 : 0;
        state = led.next();
      }
    }
    assertThat(finished).isPositive();
  }

  private static void assertTimesOut(State from, int step) {
    // Each state's own time is a few seconds or minutes: looked at now and then
    if (step % 500 != 0) {
      return;
    }
    State state = from;
    for (int second = 0; second < 600 && !(state instanceof State.Idle); second++) {
      state = Flow.arrive(state, new Event.SecondPassed()).next();
    }
    assertThat(state).isInstanceOf(State.Idle.class);
  }

  /** Mostly what brings a student on, sometimes anything at all. */
  private static Event next(SplittableRandom chance, State state, List<Event> common) {
    if (chance.nextInt(4) == 0) {
      Attempt attempt =
          new Attempt(Math.max(0, state.terminal().lastAttempt().number() - chance.nextInt(2)));
      List<Event> any = new ArrayList<>(Samples.events(attempt).values());
      any.removeIf(Event.Closing.class::isInstance); // nothing is left to walk over after it
      return any.get(chance.nextInt(any.size()));
    }
    Attempt attempt = state.terminal().lastAttempt();
    List<Event> helpful =
        state instanceof State.Idle
            ? List.of(
                new Event.CardGone(),
                new Event.ReaderReady(),
                new Event.ServerUp(Samples.TODAY),
                new Event.StoreReady(),
                new Event.CardIdentified(1))
            : helpful(state, attempt, common);
    return helpful.get(chance.nextInt(helpful.size()));
  }

  private static List<Event> helpful(State state, Attempt attempt, List<Event> common) {
    if (state instanceof State.Reading) {
      return List.of(new Event.SessionOpened(attempt, Samples.session(0)));
    }
    if (state instanceof State.Password) {
      return List.of(new Event.Touched(new Touch.Digit(1)));
    }
    if (state instanceof State.CheckingPassword) {
      return List.of(new Event.PasswordAccepted(attempt, Samples.notice(Verdict.CLEAR)));
    }
    if (state instanceof State.NoticeShown) {
      return List.of(new Event.Touched(Touch.Button.PRIMARY));
    }
    if (state instanceof State.Confirm) {
      return List.of(new Event.Armed(attempt), new Event.Touched(Touch.Button.CONFIRM));
    }
    return common;
  }

  private static List<Event> common() {
    return List.of(
        new Event.SecondPassed(),
        new Event.Touched(Touch.Button.ACKNOWLEDGE),
        new Event.Touched(Touch.Button.CONFIRM),
        new Event.CardGone(),
        new Event.CardUnreadable(FailureCode.CARD_TORN),
        new Event.ServerUp(Samples.TODAY));
  }
}
