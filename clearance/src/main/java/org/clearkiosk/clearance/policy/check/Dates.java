package org.clearkiosk.clearance.policy.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/** Dates as the file gives them; empty where it gives none, or one that is none. */
final class Dates {
  private Dates() {}

  static Optional<LocalDate> day(Node node, String... names) {
    return parsed(node, LocalDate::parse, names);
  }

  static Optional<YearMonth> month(Node node, String... names) {
    return parsed(node, YearMonth::parse, names);
  }

  /** The last day of a level's window. */
  static Optional<LocalDate> lastDay(Node policy, String level) {
    return day(policy, "windows", level, "lastDay");
  }

  private static <T> Optional<T> parsed(Node node, Function<String, T> parse, String... names) {
    return node.textAt(names)
        .flatMap(
            text -> {
              try {
                return Optional.of(parse.apply(text));
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            });
  }
}
