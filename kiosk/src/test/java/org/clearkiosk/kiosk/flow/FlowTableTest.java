package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks every state and every event, and holds {@code docs/flow.md} to where they lead. */
class FlowTableTest {
  private static final Path TABLE = Path.of("../docs/flow.md");

  @Test
  void theCommittedTableIsTheFlow() throws IOException {
    String table = table();
    if (Boolean.getBoolean("flow.write")) {
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readString(TABLE))
        .as("docs/flow.md; write it anew with -Dflow.write=true")
        .isEqualTo(table);
  }

  @Test
  void everyKindOfStateAndEventIsWalked() {
    assertThat(kinds(Samples.states().values())).isEqualTo(permitted(State.class));
    assertThat(kinds(Samples.events(Attempt.NONE).values())).isEqualTo(permitted(Event.class));
  }

  @Test
  void everyStateTimesOutToIdle() {
    Samples.states()
        .forEach(
            (name, start) -> {
              State state = start;
              int seconds = 0;
              while (!(state instanceof State.Idle) && seconds < 600) {
                state = Flow.arrive(state, new Event.SecondPassed()).next();
                seconds++;
              }
              assertThat(state).as(name).isInstanceOf(State.Idle.class);
            });
  }

  @Test
  void anAnswerToAnotherAttemptChangesNothing() {
    Attempt other = new Attempt(99);
    List<Event> late =
        Samples.events(other).values().stream().filter(FlowTableTest::isAnswer).toList();
    assertThat(late).hasSizeGreaterThan(10);
    Samples.states()
        .forEach(
            (name, state) ->
                late.forEach(
                    event ->
                        assertThat(Flow.arrive(state, event).next())
                            .as(name + " × " + event)
                            .isEqualTo(state)));
  }

  private static boolean isAnswer(Event event) {
    return List.of(event.getClass().getRecordComponents()).stream()
        .anyMatch(component -> component.getType().equals(Attempt.class));
  }

  private static Set<String> kinds(Iterable<?> values) {
    TreeSet<String> kinds = new TreeSet<>();
    values.forEach(value -> kinds.add(value.getClass().getSimpleName()));
    return kinds;
  }

  private static Set<String> permitted(Class<?> sealed) {
    return List.of(sealed.getPermittedSubclasses()).stream()
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            """
            # The flow

            Where every event leads from every state. A test writes this page and fails when it differs from the code
            (`FlowTableTest`; `mvn -pl kiosk -am test -Dtest=FlowTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dflow.write=true`
            writes it anew). An event that is missing under a state leaves everything as it was. "=" stays in the state and notes
            something: a digit, the time, what someone chose to see and hear, what the reader or the server tells. An answer to an earlier attempt changes
            nothing anywhere; a session that comes too late is ended.

            """);
    table.append("Without a touch every state comes back to Idle. The delays:\n\n");
    table.append("| delay | seconds |\n| --- | --- |\n");
    delays().forEach((name, value) -> table.append("| %s | %s |%n".formatted(name, value)));
    Map<String, State> states = Samples.states();
    states.forEach((name, state) -> section(table, name, state));
    return table.toString().replace("\r\n", "\n");
  }

  private static Map<String, String> delays() {
    return List.of(Delays.class.getFields()).stream()
        .collect(
            Collectors.toMap(
                field -> field.getName().toLowerCase(Locale.ROOT).replace('_', ' '),
                FlowTableTest::seconds,
                (one, other) -> one,
                TreeMap::new));
  }

  private static String seconds(Field field) {
    try {
      Duration delay = (Duration) Objects.requireNonNull(field.get(null));
      return new BigDecimal(delay.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void section(StringBuilder table, String name, State state) {
    table.append(
        "%n## %s%n%n| event | leads to | effects |%n| --- | --- | --- |%n".formatted(name));
    Samples.events(new Attempt(7))
        .forEach(
            (eventName, event) -> {
              Step step = Flow.arrive(state, event);
              if (!step.next().equals(state) || !step.effects().isEmpty()) {
                table.append(
                    "| %s | %s | %s |%n".formatted(eventName, next(state, step), effects(step)));
              }
            });
    State last = state;
    Step step = Flow.arrive(last, new Event.SecondPassed());
    int seconds = 1;
    while (step.next().getClass().equals(state.getClass()) && seconds < 600) {
      last = step.next();
      step = Flow.arrive(last, new Event.SecondPassed());
      seconds++;
    }
    if (!step.next().getClass().equals(state.getClass())) {
      table.append(
          "| %d s without a touch | %s | %s |%n"
              .formatted(seconds, next(last, step), effects(step)));
    }
  }

  private static String next(State from, Step step) {
    State next = step.next();
    String name = next.getClass().equals(from.getClass()) ? "=" : next.getClass().getSimpleName();
    return name + next.code().map(code -> " " + code.code() + " " + code).orElse("");
  }

  private static String effects(Step step) {
    return step.effects().stream()
        .map(effect -> effect.getClass().getSimpleName())
        .collect(Collectors.joining(", "));
  }
}
