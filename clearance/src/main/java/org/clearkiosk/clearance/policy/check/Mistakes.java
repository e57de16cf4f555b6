package org.clearkiosk.clearance.policy.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects mistakes. */
final class Mistakes {
  private final List<Mistake> found = new ArrayList<>();

  void add(Node.Place place, String what, String remedy) {
    found.add(new Mistake(place.line(), place.column(), place.path(), what, remedy));
  }

  /** In the file's order. */
  List<Mistake> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
        .toList();
  }
}
