package org.clearkiosk.clearance.policy.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.Level;

/** A window ends no earlier than it begins, and no two of them overlap. */
final class WindowCheck implements Shape {
  @Override
  public void check(Node policy, Mistakes mistakes) {
    List<Span> spans = new ArrayList<>();
    for (String level : Shapes.wordsOf(Level.class)) {
      policy
          .at("windows", level)
          .flatMap(window -> span(level, window))
          .ifPresent(
              span -> {
                if (span.last().isBefore(span.first())) {
                  mistakes.add(
                      span.lastPlace(),
                      "the last day is before the first",
                      "let it be " + span.first() + " or later");
                  return;
                }
                spans.stream()
                    .filter(span::overlaps)
                    .forEach(
                        other ->
                            mistakes.add(
                                span.place(),
                                "this window overlaps that of "
                                    + other.level()
                                    + " ("
                                    + other.first()
                                    + " to "
                                    + other.last()
                                    + ")",
                                "let one end before the other begins"));
                spans.add(span);
              });
    }
  }

  private static Optional<Span> span(String level, Node window) {
    return Dates.day(window, "firstDay")
        .flatMap(
            first ->
                Dates.day(window, "lastDay")
                    .map(
                        last ->
                            new Span(
                                level,
                                window.place(),
                                window.at("lastDay").orElseThrow().place(),
                                first,
                                last)));
  }

  private record Span(
      String level, Node.Place place, Node.Place lastPlace, LocalDate first, LocalDate last) {
    boolean overlaps(Span other) {
      return !first.isAfter(other.last) && !other.first.isAfter(last);
    }
  }
}
