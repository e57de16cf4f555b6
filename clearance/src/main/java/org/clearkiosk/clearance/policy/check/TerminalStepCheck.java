package org.clearkiosk.clearance.policy.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Level;

/**
 * The step that terminals finish can be finished there: by everyone, before all others, and without
 * being sent to a terminal for what a terminal asks first (K1).
 */
final class TerminalStepCheck implements Shape {
  @Override
  public void check(Node policy, Mistakes mistakes) {
    List<Node> steps =
        policy
            .eachAt("offices")
            .filter(office -> office.at("finishedHere").filter(Node::isTrue).isPresent())
            .toList();
    for (Node step : steps) {
      neededByEveryone(step, mistakes);
      waitsForNone(step, mistakes);
    }
    correctedElsewhere(policy, steps, mistakes);
  }

  /** Whoever does not need it would be let through a terminal all the same. */
  private static void neededByEveryone(Node step, Mistakes mistakes) {
    step.at("neededBy")
        .filter(Node.Elements.class::isInstance)
        .filter(conditions -> conditions.elements().noneMatch(TerminalStepCheck::holdsForEveryone))
        .ifPresent(
            conditions ->
                mistakes.add(
                    conditions.place(),
                    "the step that terminals finish is not needed by everyone",
                    "write [{}]: a terminal finishes it for whoever comes"));
  }

  private static boolean holdsForEveryone(Node condition) {
    return condition instanceof Node.Members members && members.members().isEmpty();
  }

  /** A terminal looks at no other office. */
  private static void waitsForNone(Node step, Mistakes mistakes) {
    Stream.concat(step.eachAt("after"), step.at("last").filter(Node::isTrue).stream())
        .forEach(
            waits ->
                mistakes.add(
                    waits.place(),
                    "the step that terminals finish waits for no other office",
                    "remove this: it can be finished first"));
  }

  private static void correctedElsewhere(Node policy, List<Node> steps, Mistakes mistakes) {
    Set<String> ids =
        steps.stream().flatMap(step -> step.textAt("id").stream()).collect(Collectors.toSet());
    Shapes.wordsOf(Level.class).stream()
        .flatMap(level -> policy.at("statuses", level, "correctedAt").stream())
        .filter(office -> office.text().filter(ids::contains).isPresent())
        .forEach(
            office ->
                mistakes.add(
                    office.place(),
                    "a status is corrected where a terminal finishes the step, and it finishes none"
                        + " without a status",
                    "name the office whose people set the status"));
  }
}
