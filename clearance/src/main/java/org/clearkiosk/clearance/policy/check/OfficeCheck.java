package org.clearkiosk.clearance.policy.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Level;

/** What parts say of offices and traits fits the offices and traits that there are. */
final class OfficeCheck implements Shape {
  @Override
  public void check(Node policy, Mistakes mistakes) {
    List<Node> offices = policy.eachAt("offices").toList();
    one(offices, "finishedHere", policy, mistakes);
    one(offices, "last", policy, mistakes);
    references(
        Stream.concat(
            Shapes.wordsOf(Level.class).stream()
                .flatMap(level -> policy.at("statuses", level, "correctedAt").stream()),
            offices.stream().flatMap(office -> office.eachAt("after"))),
        ids(policy, "offices"),
        "office",
        mistakes);
    List<Node> conditions = offices.stream().flatMap(office -> office.eachAt("neededBy")).toList();
    references(
        conditions.stream().flatMap(condition -> condition.at("trait").stream()),
        ids(policy, "traits"),
        "trait",
        mistakes);
    conditions.forEach(condition -> canHold(condition, policy, mistakes));
  }

  private static Set<String> ids(Node policy, String list) {
    return policy
        .eachAt(list)
        .flatMap(part -> part.textAt("id").stream())
        .collect(Collectors.toSet());
  }

  /** Exactly one office is marked so. */
  private static void one(List<Node> offices, String mark, Node policy, Mistakes mistakes) {
    List<Node> marked =
        offices.stream().flatMap(office -> office.at(mark).stream()).filter(Node::isTrue).toList();
    if (marked.isEmpty()) {
      policy
          .at("offices")
          .ifPresent(
              list ->
                  mistakes.add(
                      list.place(), "no office is marked \"" + mark + "\"", "mark exactly one"));
    }
    marked.stream()
        .skip(1)
        .forEach(
            again ->
                mistakes.add(
                    again.place(),
                    "a further office is marked \""
                        + mark
                        + "\", after that in line "
                        + marked.get(0).place().line(),
                    "mark exactly one"));
  }

  private static void references(
      Stream<Node> references, Set<String> known, String what, Mistakes mistakes) {
    references.forEach(
        reference ->
            reference
                .text()
                .filter(id -> !known.contains(id))
                .ifPresent(
                    id ->
                        mistakes.add(
                            reference.place(),
                            "there is no " + what + " " + Quoted.of(id),
                            known.isEmpty()
                                ? "declare it"
                                : "declare it, or write one of "
                                    + known.stream().sorted().collect(Collectors.joining(", ")))));
  }

  /** A condition on a level and a status that do not go together never holds. */
  private static void canHold(Node condition, Node policy, Mistakes mistakes) {
    Optional<String> status = condition.textAt("status");
    Optional<String> level = condition.textAt("level");
    if (status.isPresent()
        && level.isPresent()
        && policy.at("statuses", level.get(), "names").isPresent()
        && policy.at("statuses", level.get(), "names", status.get()).isEmpty()) {
      mistakes.add(
          condition.place(),
          level.get() + " students are never " + status.get() + ": this never holds",
          "remove it, or name the status under $.statuses." + level.get() + ".names");
    }
  }
}
