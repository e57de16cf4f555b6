package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.OpenSession;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From every state, by either way in which a student goes: what is painted, what the components say
 * and what they hold is what a stage has that never knew the student.
 */
class NothingPersonalStaysTest {
  private static final Dimension SIZE = new Dimension(960, 540);
  private static final int LONGEST_SECONDS = 3600;
  private static final int SHOWN_EVERY_SECONDS = 60;
  private static final long LIMIT_SECONDS = 20;

  /** How a stage looks that never knew a student. */
  private static final Map<State, Appearance> NEVER_TOUCHED = new HashMap<>();

  private static Theme theme;

  @BeforeAll
  static void display() {
    Display.notNeeded();
    theme = Theme.install(Scale.of(SIZE.width, SIZE.height));
  }

  @Test
  void everyKindOfStateIsWalked() {
    Set<String> walked =
        states(Language.ZH).values().stream()
            .map(state -> state.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(walked)
        .isEqualTo(
            Stream.of(State.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whenTheCardGoes(Language language) {
    states(language).forEach((name, state) -> leaves(name, state, new Event.CardGone()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whenTimeRunsOut(Language language) {
    states(language).forEach((name, state) -> leaves(name, state, new Event.SecondPassed()));
  }

  /** Shows all that comes until idle, on a stage that saw the student and on one that did not. */
  private static void leaves(String name, State from, Event first) {
    StagePanel stage = ScreenPainter.laidOut(theme, from);
    State state = Flow.arrive(from, first).next();
    show(stage, state);
    if (first instanceof Event.CardGone) {
      namesNoOne(name, stage, from);
    }
    for (int second = 0; second < LONGEST_SECONDS && !(state instanceof State.Idle); second++) {
      State next = Flow.arrive(state, new Event.SecondPassed()).next();
      if (next.getClass() != state.getClass() || second % SHOWN_EVERY_SECONDS == 0) {
        show(stage, next);
      }
      state = next;
    }
    assertThat(state).as(name).isInstanceOf(State.Idle.class);
    Appearance untouched =
        NEVER_TOUCHED.computeIfAbsent(state, idle -> look(ScreenPainter.laidOut(theme, idle)));
    assertThat(Traces.of(stage)).as(name).isEqualTo(untouched.traces());
    assertThat(Arrays.equals(pixels(stage), untouched.pixels())).as(name).isTrue();
  }

  /** What a stage says and paints. */
  @SuppressWarnings("ArrayRecordComponent") // only its elements are compared
  private record Appearance(List<String> traces, int[] pixels) {}

  private static Appearance look(StagePanel stage) {
    return new Appearance(Traces.of(stage), pixels(stage));
  }

  private static void namesNoOne(String name, StagePanel stage, State from) {
    List<String> personal = new ArrayList<>();
    from.maskedName().ifPresent(personal::add);
    from.openSession().map(OpenSession::id).ifPresent(personal::add);
    personal.add(SampleNotices.usual().student());
    personal.add(SampleNotices.crowded().maskedName());
    for (String trace : Traces.of(stage)) {
      assertThat(personal).as(name).noneMatch(trace::contains);
    }
  }

  /** What goes on after the card has gone is the same for every student. */
  @Test
  void finishingWithoutACardShowsNothingOfWhomItIsFor() {
    State.Submitting usual =
        (State.Submitting) Objects.requireNonNull(states(Language.ZH).get("submitting"));
    State.Submitting other =
        new State.Submitting(
            usual.terminal(),
            OpenSession.begun("s-2", SampleNotices.crowded().maskedName()),
            SampleNotices.crowded(),
            usual.attempt(),
            usual.recordNumber(),
            false,
            usual.timeLeft());
    StagePanel one = ScreenPainter.laidOut(theme, usual);
    StagePanel two = ScreenPainter.laidOut(theme, other);
    assertThat(pixels(one)).isNotEqualTo(pixels(two));
    show(one, Flow.arrive(usual, new Event.CardGone()).next());
    show(two, Flow.arrive(other, new Event.CardGone()).next());
    assertThat(Traces.of(one)).isEqualTo(Traces.of(two));
    assertThat(pixels(one)).isEqualTo(pixels(two));
  }

  @Test
  void theStageLetsGoOfWhatItShowed() {
    State idle = Objects.requireNonNull(states(Language.ZH).get("idle"));
    List<StagePanel> stages = new ArrayList<>();
    Map<String, WeakReference<Object>> left = new HashMap<>();
    for (Map.Entry<String, Function<Language, State>> sample : SampleStates.all().entrySet()) {
      StagePanel stage = ScreenPainter.laidOut(theme, idle);
      stages.add(stage);
      left.put(sample.getKey(), showAndLeave(stage, sample.getValue(), idle));
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!held(left).isEmpty() && System.nanoTime() < end) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertThat(held(left)).isEmpty();
    assertThat(stages).allMatch(stage -> stage.getComponentCount() > 0);
  }

  private static Set<String> held(Map<String, WeakReference<Object>> left) {
    return left.entrySet().stream()
        .filter(entry -> entry.getValue().get() != null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static WeakReference<Object> showAndLeave(
      StagePanel stage, Function<Language, State> sample, State idle) {
    show(stage, sample.apply(Language.EN));
    ScreenPainter.paint(stage);
    Object screen = stage.getComponent(0);
    show(stage, idle);
    return new WeakReference<>(screen);
  }

  private static Map<String, State> states(Language language) {
    return SampleStates.all().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().apply(language)));
  }

  private static void show(StagePanel stage, State state) {
    try {
      SwingUtilities.invokeAndWait(
          () -> {
            stage.show(state);
            ScreenPainter.layOut(stage);
          });
    } catch (InterruptedException | java.lang.reflect.InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  private static int[] pixels(StagePanel stage) {
    return ScreenPainter.paint(stage).getRGB(0, 0, SIZE.width, SIZE.height, null, 0, SIZE.width);
  }
}
