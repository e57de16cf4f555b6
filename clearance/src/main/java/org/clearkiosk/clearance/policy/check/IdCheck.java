package org.clearkiosk.clearance.policy.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** No id of a kind is given twice. */
final class IdCheck implements Shape {
  private static final List<String> LISTS =
      List.of("guideRules", "traits", "offices", "blockerKinds");

  @Override
  public void check(Node policy, Mistakes mistakes) {
    LISTS.forEach(list -> once(policy.eachAt(list), mistakes));
    once(policy.eachAt("cardRights", "ended"), mistakes);
  }

  private static void once(Stream<Node> list, Mistakes mistakes) {
    Map<String, Node> first = new HashMap<>();
    list.flatMap(part -> part.at("id").stream())
        .forEach(
            id ->
                id.text()
                    .map(text -> first.putIfAbsent(text, id))
                    .ifPresent(
                        earlier ->
                            mistakes.add(
                                id.place(),
                                "the id "
                                    + Quoted.of(earlier.text().orElseThrow())
                                    + " is given in line "
                                    + earlier.place().line()
                                    + " already",
                                "choose another, or remove one of the two")));
  }
}
