package org.clearkiosk.clearance.policy.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rule that a part cites is listed, and every rule that is listed is cited. */
final class RuleCheck implements Shape {
  @Override
  public void check(Node policy, Mistakes mistakes) {
    List<Node> listed =
        policy.eachAt("guideRules").flatMap(rule -> rule.at("id").stream()).toList();
    List<Node> cited = cited(policy).toList();
    Set<String> known = texts(listed);
    Set<String> used = texts(cited);
    if (!known.isEmpty()) {
      report(
          cited,
          known,
          "is no rule of guideRules",
          "cite one that is listed, or list it there",
          mistakes);
    }
    report(
        listed,
        used,
        "is a rule that nothing cites",
        "cite it under the \"rules\" of what follows from it, or remove it",
        mistakes);
  }

  private static void report(
      List<Node> ids, Set<String> known, String what, String remedy, Mistakes mistakes) {
    for (Node id : ids) {
      id.text()
          .filter(text -> !known.contains(text))
          .ifPresent(text -> mistakes.add(id.place(), Quoted.of(text) + " " + what, remedy));
    }
  }

  private static Set<String> texts(List<Node> ids) {
    return ids.stream().flatMap(id -> id.text().stream()).collect(Collectors.toSet());
  }

  /** The ids in all arrays that are called "rules". */
  private static Stream<Node> cited(Node node) {
    Stream<Node> inside =
        node instanceof Node.Members object
            ? object.members().stream().map(Node.Member::value)
            : node.elements();
    return Stream.concat(node.eachAt("rules"), inside.flatMap(RuleCheck::cited));
  }
}
