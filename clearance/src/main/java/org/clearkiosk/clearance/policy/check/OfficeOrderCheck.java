package org.clearkiosk.clearance.policy.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** No office waits for itself, by whatever detour; the one that comes last waits for all others. */
final class OfficeOrderCheck implements Shape {
  @Override
  public void check(Node policy, Mistakes mistakes) {
    Map<String, Node> offices = new LinkedHashMap<>();
    policy
        .eachAt("offices")
        .forEach(office -> office.textAt("id").ifPresent(id -> offices.putIfAbsent(id, office)));
    Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
    offices.forEach((id, office) -> waitsFor.put(id, predecessors(id, office, offices)));
    Set<String> before = new HashSet<>();
    for (String id : offices.keySet()) {
      way(id, id, waitsFor, before, new HashSet<>())
          .ifPresent(
              way ->
                  mistakes.add(
                      offices.get(id).place(),
                      "the office waits for itself: " + String.join(" → ", way),
                      "take one of these out of the \"after\" of the one before it"));
      before.add(id);
    }
  }

  private static Set<String> predecessors(String id, Node office, Map<String, Node> offices) {
    Set<String> predecessors = new LinkedHashSet<>();
    office.eachAt("after").flatMap(after -> after.text().stream()).forEach(predecessors::add);
    if (office.at("last").filter(Node::isTrue).isPresent()) {
      offices.forEach(
          (other, node) -> {
            if (!other.equals(id) && node.at("last").filter(Node::isTrue).isEmpty()) {
              predecessors.add(other);
            }
          });
    }
    return predecessors;
  }

  /**
   * A way from an office to one that it waits for.
   *
   * @param without offices whose own ways were looked at before: a circle is told once
   */
  private static Optional<List<String>> way(
      String from,
      String to,
      Map<String, Set<String>> waitsFor,
      Set<String> without,
      Set<String> seen) {
    for (String next : waitsFor.getOrDefault(from, Set.of())) {
      if (next.equals(to)) {
        return Optional.of(List.of(from, to));
      }
      if (!without.contains(next) && seen.add(next)) {
        Optional<List<String>> rest = way(next, to, waitsFor, without, seen);
        if (rest.isPresent()) {
          return Optional.of(Stream.concat(Stream.of(from), rest.get().stream()).toList());
        }
      }
    }
    return Optional.empty();
  }
}
