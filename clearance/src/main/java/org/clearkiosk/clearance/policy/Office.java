package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * An office as a year's policy declares it (rules D1 … D10).
 *
 * @param id its id
 * @param name what it is called
 * @param nameByLevel another name for one level
 * @param place where to go, where the name does not say it
 * @param hours when it is open
 * @param neededBy it is needed where any of these holds
 * @param after ids of offices to be done before this one is pointed out
 * @param finishedHere whether a terminal finishes this step (K1)
 * @param last whether it comes after all others (N3)
 * @param todo what to do there
 * @param todoByLevel the same where one level differs
 * @param bring what to bring there, in words that follow "bring"
 * @param bringByLevel the same where one level differs
 * @param done what is said when it is done
 * @param notNeeded why one need not go
 * @param rules the ids of the rules that it comes from
 */
public record Office(
    String id,
    Text name,
    Map<Level, Text> nameByLevel,
    @Nullable Text place,
    @Nullable Text hours,
    List<Condition> neededBy,
    List<String> after,
    boolean finishedHere,
    boolean last,
    Text todo,
    Map<Level, Text> todoByLevel,
    @Nullable Text bring,
    Map<Level, Text> bringByLevel,
    Text done,
    Text notNeeded,
    List<String> rules) {
  @SuppressWarnings("NullAway") // Gson passes null for what a file leaves out
  public Office {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(todo, "todo");
    Objects.requireNonNull(done, "done");
    Objects.requireNonNull(notNeeded, "notNeeded");
    nameByLevel = nameByLevel == null ? Map.of() : Map.copyOf(nameByLevel);
    todoByLevel = todoByLevel == null ? Map.of() : Map.copyOf(todoByLevel);
    bringByLevel = bringByLevel == null ? Map.of() : Map.copyOf(bringByLevel);
    neededBy = List.copyOf(neededBy);
    after = after == null ? List.of() : List.copyOf(after);
    rules = List.copyOf(rules);
  }

  /**
   * How far a student is with it.
   *
   * @param refundChoices the refunds that the student can choose
   */
  Progress progressOf(Student student, List<Refund> refundChoices) {
    if (student.done().contains(id)) {
      return Progress.DONE;
    }
    return neededBy.stream().anyMatch(condition -> condition.holdsFor(student, refundChoices))
        ? Progress.OPEN
        : Progress.NOT_NEEDED;
  }

  Text nameFor(Level level) {
    return nameByLevel.getOrDefault(level, name);
  }

  @Nullable Text bring(Level level) {
    Text ofLevel = bringByLevel.get(level);
    return ofLevel == null ? bring : ofLevel;
  }

  Text detail(Progress progress, Level level) {
    return switch (progress) {
      case DONE -> done;
      case OPEN -> todoByLevel.getOrDefault(level, todo);
      case NOT_NEEDED -> notNeeded;
    };
  }

  /** Whether students of a level and status need it, as far as that can be told. */
  OfficeNeed need(Level level, OutcomeRule outcome, Circumstances known) {
    List<Need> needs =
        neededBy.stream()
            .map(
                condition ->
                    condition.need(level, outcome.status(), outcome.refundChoices(), known))
            .toList();
    Need need = Need.any(needs);
    List<Condition> dependsOn =
        need == Need.DEPENDS
            ? IntStream.range(0, needs.size())
                .filter(position -> needs.get(position) == Need.DEPENDS)
                .mapToObj(neededBy::get)
                .toList()
            : List.of();
    return new OfficeNeed(
        id,
        nameFor(level),
        need,
        detail(need == Need.NOT_NEEDED ? Progress.NOT_NEEDED : Progress.OPEN, level),
        dependsOn,
        place,
        need == Need.NOT_NEEDED ? null : hours,
        need == Need.NOT_NEEDED ? null : bring(level),
        finishedHere,
        last,
        after,
        rules);
  }
}
