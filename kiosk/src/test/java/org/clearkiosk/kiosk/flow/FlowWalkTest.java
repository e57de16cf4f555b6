package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long walks by chance over whatever can happen in whatever order. The rules stand in {@link
 * StepRules}; what they are held against is the events of {@link Samples}, of which every kind is
 * there. One walk begins with a number that no one has tried; {@code -Dflow.seed=NUMBER} walks it
 * again.
 */
class FlowWalkTest {
  private static final int STEPS = 100_000;
  private static final int LOOK_AROUND_EVERY = 250;
  private static final int TRAIL = 15;

  /** Longer than any state lasts with no one there. */
  private static final int LONGEST_SECONDS = 3600;

  private final Deque<String> trail = new ArrayDeque<>();
  private final Set<Class<?>> statesSeen = new HashSet<>();
  private final Set<Class<?>> eventsSent = new HashSet<>();
  private final Set<Class<?>> effectsAsked = new HashSet<>();
  private final Set<String> sessionsConfirmed = new HashSet<>();
  private int sessions;
  private int idles;

  static LongStream seeds() {
    Long asked = Long.getLong("flow.seed");
    return asked == null
        ? LongStream.of(20120612, Instant.now().getEpochSecond())
        : LongStream.of(asked);
  }

  @ParameterizedTest(name = "-Dflow.seed={0}")
  @MethodSource("seeds")
  void everyStepKeepsTheRules(long seed) {
    System.out.println("FlowWalkTest walks with -Dflow.seed=" + seed);
    SplittableRandom chance = new SplittableRandom(seed);
    State state = Flow.start(new Presentation(Language.ZH, Comfort.USUAL, Hearing.offered(3)));
    for (int step = 0; step < STEPS; step++) {
      try {
        if (step % LOOK_AROUND_EVERY == 0) {
          lookAround(state);
          waitForIdle(state);
        }
        state = go(state, next(chance, state));
      } catch (AssertionError e) {
        throw new AssertionError(
            "-Dflow.seed=%d, step %d, after:%n%s%n%s"
                .formatted(seed, step, String.join("\n", trail), e.getMessage()),
            e);
      }
    }
    assertThat(statesSeen).as("states").isEqualTo(kinds(State.class));
    Set<Class<?>> events = new HashSet<>(kinds(Event.class));
    events.remove(Event.Closing.class);
    assertThat(eventsSent).as("events").isEqualTo(events);
    assertThat(effectsAsked).as("effects").isEqualTo(kinds(Effect.class));
    assertThat(sessionsConfirmed).hasSizeGreaterThan(50);
    assertThat(idles).isGreaterThan(1000);
  }

  @Test
  void aTerminalThatIsClosingLetsItsStudentFinishAndServesNoOneElse() {
    SplittableRandom chance = new SplittableRandom(20120620);
    int finished = 0;
    for (int round = 0; round < 1000; round++) {
      State state = Flow.start(new Presentation(Language.ZH, Comfort.USUAL, Hearing.NONE));
      int before = chance.nextInt(40);
      for (int step = 0; step < before; step++) {
        state = Flow.arrive(state, next(chance, state)).next();
      }
      state = Flow.arrive(state, new Event.Closing()).next();
      boolean served = state.openSession().isPresent();
      for (int step = 0; step < 100; step++) {
        Step led = Flow.arrive(state, next(chance, state));
        assertThat(led.effects()).noneMatch(Effect.OpenSessionFor.class::isInstance);
        boolean done =
            led.next() instanceof State.ReceiptShown || led.next() instanceof State.DoneWithoutCard;
        finished += served && done ? 1 : 0;
        state = led.next();
      }
    }
    assertThat(finished).isPositive();
  }

  private State go(State state, Event event) {
    if (trail.size() == TRAIL) {
      trail.removeFirst();
    }
    trail.addLast("  " + state + " × " + event);
    Step step = Flow.arrive(state, event);
    StepRules.check(state, event, step);
    for (Effect.Keep keep : StepRules.kept(step)) {
      assertThat(sessionsConfirmed.add(keep.confirmation().session()))
          .as("the only confirmation of its session")
          .isTrue();
    }
    statesSeen.add(step.next().getClass());
    eventsSent.add(event.getClass());
    step.effects().forEach(effect -> effectsAsked.add(effect.getClass()));
    idles += step.next() instanceof State.Idle ? 1 : 0;
    return step.next();
  }

  /** Every event that could come instead, to the present attempt and to one that is over. */
  private void lookAround(State state) {
    long last = state.terminal().lastAttempt().number();
    for (long attempt : new long[] {last, Math.max(0, last - 1), last + 1}) {
      for (Event event : Samples.events(new Attempt(attempt)).values()) {
        Event sent = fresh(event);
        StepRules.check(state, sent, Flow.arrive(state, sent));
      }
    }
  }

  /** Time alone leads to idle, keeps nothing and leaves no session open. */
  private static void waitForIdle(State from) {
    State state = from;
    Event second = new Event.SecondPassed();
    for (int passed = 0; passed < LONGEST_SECONDS && !(state instanceof State.Idle); passed++) {
      Step step = Flow.arrive(state, second);
      StepRules.check(state, second, step);
      state = step.next();
    }
    assertThat(state).as("with no one there").isInstanceOf(State.Idle.class);
  }

  /** Mostly what brings a student on, sometimes anything at all. */
  private Event next(SplittableRandom chance, State state) {
    if (chance.nextInt(4) == 0) {
      Attempt attempt =
          new Attempt(Math.max(0, state.terminal().lastAttempt().number() - chance.nextInt(2)));
      List<Event> any = new ArrayList<>(Samples.events(attempt).values());
      any.removeIf(Event.Closing.class::isInstance); // nothing is left to walk over after it
      return fresh(any.get(chance.nextInt(any.size())));
    }
    List<Event> helpful = helpful(state, state.terminal().lastAttempt());
    return fresh(helpful.get(chance.nextInt(helpful.size())));
  }

  /** Every session has a name of its own, as the server gives them. */
  private Event fresh(Event event) {
    if (!(event instanceof Event.SessionOpened opened)) {
      return event;
    }
    Session session = opened.session();
    sessions++;
    return new Event.SessionOpened(
        opened.attempt(),
        new Session(
            Samples.SESSION + sessions,
            session.maskedName(),
            session.triesLeft(),
            session.lockedSeconds(),
            session.expiresAt()));
  }

  private static List<Event> helpful(State state, Attempt attempt) {
    if (state instanceof State.Idle) {
      return List.of(
          new Event.CardGone(),
          new Event.ReaderReady(),
          new Event.ServerUp(Samples.TODAY),
          new Event.StoreReady(),
          new Event.SecondPassed(),
          new Event.CardNoticed(),
          new Event.CardIdentified(1));
    }
    if (state instanceof State.Reading reading) {
      return List.of(
          reading.asked()
              ? new Event.SessionOpened(attempt, Samples.session(0))
              : new Event.CardIdentified(1));
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
    if (state instanceof State.TechnicianPin) {
      // mostly digits, or no PIN would ever be typed to its end
      List<Event> events = new ArrayList<>();
      for (int digit = 0; digit < 10; digit++) {
        events.add(new Event.Touched(new Touch.Digit(digit)));
      }
      events.add(new Event.PinAnswered(attempt, new PinAnswer(PinAnswer.Kind.ASKED, 5, 0)));
      events.add(new Event.PinAnswered(attempt, new PinAnswer(PinAnswer.Kind.RIGHT, 5, 0)));
      return events;
    }
    if (state instanceof State.TechnicianWork) {
      return List.of(
          new Event.Inspected(attempt, TechnicianReport.NOTHING),
          new Event.Touched(new Touch.OpenPage(TechnicianPage.OUTBOX)),
          new Event.Touched(new Touch.OpenPage(TechnicianPage.VERSIONS)),
          new Event.Touched(Touch.Technician.REPLAY),
          new Event.Touched(Touch.Technician.RESTART));
    }
    if (state instanceof State.Confirm) {
      return List.of(new Event.Armed(attempt), new Event.Touched(Touch.Button.CONFIRM));
    }
    return List.of(
        new Event.SecondPassed(),
        new Event.Touched(Touch.Button.ACKNOWLEDGE),
        new Event.Touched(Touch.Button.CONFIRM),
        new Event.CardGone(),
        new Event.CardUnreadable(FailureCode.CARD_TORN),
        new Event.ServerUp(Samples.TODAY));
  }

  private static Set<Class<?>> kinds(Class<?> sealed) {
    return Set.copyOf(Stream.of(sealed.getPermittedSubclasses()).toList());
  }
}
