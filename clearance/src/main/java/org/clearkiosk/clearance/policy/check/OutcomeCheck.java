package org.clearkiosk.clearance.policy.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.clearance.model.Level;
import org.jspecify.annotations.Nullable;

/** Each level and status that go together have one outcome, and no others have one. */
final class OutcomeCheck implements Shape {
  private record Pair(String level, String status) {}

  @Override
  public void check(Node policy, Mistakes mistakes) {
    Map<Pair, Node> outcomes = new HashMap<>();
    policy
        .eachAt("outcomes")
        .forEach(
            outcome ->
                pair(outcome)
                    .ifPresent(
                        pair -> {
                          twice(outcome, outcomes.putIfAbsent(pair, outcome), pair, mistakes);
                          goTogether(outcome, pair, policy, mistakes);
                        }));
    for (String level : Shapes.wordsOf(Level.class)) {
      policy
          .at("statuses", level, "names")
          .filter(Node.Members.class::isInstance)
          .map(Node.Members.class::cast)
          .ifPresent(
              names -> {
                if (names.members().isEmpty()) {
                  mistakes.add(names.place(), "a level without status", "name at least one");
                }
                names.members().stream()
                    .filter(status -> !outcomes.containsKey(new Pair(level, status.name())))
                    .forEach(
                        status ->
                            mistakes.add(
                                status.place(),
                                "no outcome for " + level + ", " + Quoted.of(status.name()),
                                "add one to $.outcomes, or remove the status"));
              });
    }
  }

  private static Optional<Pair> pair(Node outcome) {
    return outcome
        .textAt("level")
        .flatMap(level -> outcome.textAt("status").map(status -> new Pair(level, status)));
  }

  private static void twice(Node outcome, @Nullable Node earlier, Pair pair, Mistakes mistakes) {
    if (earlier != null) {
      mistakes.add(
          outcome.place(),
          "a further outcome for %s, %s, after that in line %d"
              .formatted(Quoted.of(pair.level()), Quoted.of(pair.status()), earlier.place().line()),
          "leave one of them");
    }
  }

  private static void goTogether(Node outcome, Pair pair, Node policy, Mistakes mistakes) {
    Optional<Node> names = policy.at("statuses", pair.level(), "names");
    if (names.isPresent() && names.get().member(pair.status()).isEmpty()) {
      mistakes.add(
          outcome.at("status").orElseThrow().place(),
          pair.level() + " students are never " + Quoted.of(pair.status()),
          "remove the outcome, or name the status under $.statuses." + pair.level() + ".names");
    }
  }
}
