package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.clearance.wire.Json;

/**
 * What holds for every step of the flow, whatever the state and the event. Knows the states by what
 * they are allowed, so that one which is added later is held to the strictest of the rules.
 */
final class StepRules {
  private static final Gson EVERYTHING = Json.GSON;

  /** The only states that may hold anything of a student. */
  private static final Set<Class<? extends State>> PERSONAL =
      Set.of(
          State.Password.class,
          State.CheckingPassword.class,
          State.NoticeShown.class,
          State.Confirm.class,
          State.Submitting.class,
          State.ReceiptShown.class,
          State.DoneElsewhere.class,
          State.HallSlip.class,
          State.Advice.class);

  /**
   * The only one of them that goes on while its card is gone: it is finishing what was confirmed.
   */
  private static final Class<? extends State> FINISHING = State.Submitting.class;

  private StepRules() {}

  /** Fails when a step breaks a rule. */
  static void check(State from, Event event, Step step) {
    keepsOnlyWhatIsConfirmed(from, event, step);
    leavesNoSessionOpen(from, event, step);
    takesNoStaleAnswer(from, event, step);
    saysNothingPersonal(from, event, step);
    forgetsWithTheCard(event, step);
    tellsNothingPersonalWithoutTheCard(from, step);
  }

  /** The confirmations that a step asks to keep. */
  static List<Effect.Keep> kept(Step step) {
    return only(Effect.Keep.class, step);
  }

  /** Whether a touch is the one that confirms. */
  static boolean confirms(State from, Event event) {
    return from instanceof State.Confirm confirm
        && confirm.armed()
        && event.equals(new Event.Touched(Touch.Button.CONFIRM));
  }

  /** The attempt that an answer belongs to; empty for what is no answer. */
  static Optional<Attempt> attemptOf(Event event) {
    return Stream.of(event.getClass().getRecordComponents())
        .filter(component -> component.getType().equals(Attempt.class))
        .map(
            component -> {
              try {
                return (Attempt) component.getAccessor().invoke(event);
              } catch (ReflectiveOperationException e) {
                throw new LinkageError("a record keeps its attempt to itself", e);
              }
            })
        .findFirst();
  }

  private static void keepsOnlyWhatIsConfirmed(State from, Event event, Step step) {
    List<Effect.Keep> kept = kept(step);
    assertThat(kept).as("kept").hasSize(confirms(from, event) ? 1 : 0);
    for (Effect.Keep keep : kept) {
      assertThat(keep.confirmation().session()).isEqualTo(sessionOf(from).orElseThrow());
      assertThat(keep.attempt().number()).isGreaterThan(from.terminal().lastAttempt().number());
      assertThat(step.next().terminal().lastAttempt()).isEqualTo(keep.attempt());
    }
  }

  /** What was open, and what this event opened, is open afterwards or was ended, once. */
  private static void leavesNoSessionOpen(State from, Event event, Step step) {
    List<String> open = new ArrayList<>();
    sessionOf(from).ifPresent(open::add);
    if (event instanceof Event.SessionOpened opened) {
      open.add(opened.session().id());
    }
    for (Effect.EndSession end : only(Effect.EndSession.class, step)) {
      assertThat(open.remove(end.session())).as("ended what was open").isTrue();
    }
    assertThat(open).as("open sessions").isEqualTo(sessionOf(step.next()).stream().toList());
  }

  private static void takesNoStaleAnswer(State from, Event event, Step step) {
    if (attemptOf(event).filter(from.terminal().lastAttempt()::equals).isPresent()
        || attemptOf(event).isEmpty()) {
      return;
    }
    assertThat(step.next()).as("after a stale answer").isEqualTo(from);
    assertThat(step.effects()).allMatch(Effect.EndSession.class::isInstance);
  }

  private static void saysNothingPersonal(State from, Event event, Step step) {
    assertThat(event.toString()).doesNotContain("PERSONAL");
    for (Effect effect : step.effects()) {
      assertThat(effect.toString()).doesNotContain("PERSONAL");
      if (effect instanceof Effect.CheckPassword check) {
        assertThat(effect.toString()).doesNotContain(check.digits().reveal());
      }
    }
    if (step.next() == from) {
      // Was looked at when the walk came to it
      return;
    }
    assertThat(step.next().toString()).doesNotContain("PERSONAL");
    if (!PERSONAL.contains(step.next().getClass())) {
      assertThat(EVERYTHING.toJson(step.next())).doesNotContain("PERSONAL");
    }
  }

  private static void forgetsWithTheCard(Event event, Step step) {
    State next = step.next();
    if (event instanceof Event.CardGone) {
      assertThat(next.maskedName()).as("who is named without a card").isEmpty();
      if (!FINISHING.isInstance(next)) {
        assertThat(next.openSession()).as("a session without a card").isEmpty();
        assertThat(EVERYTHING.toJson(next)).doesNotContain("PERSONAL");
      }
    }
  }

  /** What comes of a confirmation after the card has gone may be read by whoever is next. */
  private static void tellsNothingPersonalWithoutTheCard(State from, Step step) {
    boolean taken =
        (from instanceof State.Submitting finishing && finishing.cardTaken())
            || (from instanceof State.KeptHere kept && kept.cardTaken());
    if (taken && !FINISHING.isInstance(step.next())) {
      assertThat(EVERYTHING.toJson(step.next())).doesNotContain("PERSONAL");
    }
  }

  private static Optional<String> sessionOf(State state) {
    return state.openSession().map(OpenSession::id);
  }

  private static <E extends Effect> List<E> only(Class<E> kind, Step step) {
    return step.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
