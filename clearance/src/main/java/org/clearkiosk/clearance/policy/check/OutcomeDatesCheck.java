package org.clearkiosk.clearance.policy.check;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The days of an outcome come after what has to come before them. */
final class OutcomeDatesCheck implements Shape {
  /** What no student could do, or would not get, before the window has closed. */
  private static final List<String[]> NOT_BEFORE_THE_WINDOWS_END =
      List.of(
          new String[] {"cardStopsOn"},
          new String[] {"balance", "by"},
          new String[] {"network", "refundedOn"},
          new String[] {"network", "worksUntil"});

  @Override
  public void check(Node policy, Mistakes mistakes) {
    policy
        .eachAt("outcomes")
        .forEach(
            outcome -> {
              outcome
                  .textAt("level")
                  .flatMap(level -> Dates.lastDay(policy, level))
                  .ifPresent(lastDay -> afterWindow(outcome, lastDay, mistakes));
              outcome
                  .at("network")
                  .ifPresent(
                      network -> {
                        end(network, mistakes);
                        months(network, mistakes);
                      });
            });
  }

  private static void afterWindow(Node outcome, LocalDate lastDay, Mistakes mistakes) {
    for (String[] names : NOT_BEFORE_THE_WINDOWS_END) {
      Dates.day(outcome, names)
          .filter(day -> day.isBefore(lastDay))
          .ifPresent(
              day ->
                  mistakes.add(
                      outcome.at(names).orElseThrow().place(),
                      day + " is before the window's last day, " + lastDay,
                      "let it be " + lastDay + " or later"));
    }
  }

  /** Who is charged no more has to know until when the account works. */
  private static void end(Node network, Mistakes mistakes) {
    Optional<Node> charged = network.at("chargedAsUsual").filter(Node.Flag.class::isInstance);
    if (charged.isPresent() && !charged.get().isTrue() && network.at("worksUntil").isEmpty()) {
      mistakes.add(
          network.place(),
          "an account that is not charged any more and has no last day",
          "add \"worksUntil\", or set \"chargedAsUsual\" to true");
    }
  }

  private static void months(Node network, Mistakes mistakes) {
    boolean charged = network.at("chargedAsUsual").filter(Node::isTrue).isPresent();
    network
        .at("unchargedMonth")
        .ifPresent(
            month -> {
              if (charged) {
                mistakes.add(
                    month.place(),
                    "a month is free where all are charged as usual",
                    "set \"chargedAsUsual\" to false, or remove this");
              }
              runOn(network, month, mistakes);
            });
    network
        .at("chargedMonths")
        .ifPresent(
            months -> {
              if (!charged) {
                mistakes.add(
                    months.place(),
                    "months are charged where none is",
                    "set \"chargedAsUsual\" to true, or remove this");
              }
              order(months, mistakes);
            });
  }

  /** A month goes free because the refund comes before the run that would charge it. */
  private static void runOn(Node network, Node month, Mistakes mistakes) {
    Optional<LocalDate> run = Dates.day(month, "runOn");
    Optional<YearMonth> free = Dates.month(month, "month");
    if (run.isPresent() && free.isPresent() && !run.get().isAfter(free.get().atDay(1))) {
      mistakes.add(
          month.at("runOn").orElseThrow().place(),
          "the run that charges " + free.get() + " comes before that month",
          "give the day of the first run after it");
    }
    Optional<LocalDate> refunded = Dates.day(network, "refundedOn");
    if (run.isPresent() && (refunded.isEmpty() || !refunded.get().isBefore(run.get()))) {
      mistakes.add(
          month.at("runOn").orElseThrow().place(),
          "the month is charged on " + run.get() + ", since the account is not refunded before",
          "give a \"refundedOn\" before that day, or remove the month");
    }
  }

  private static void order(Node months, Mistakes mistakes) {
    Optional<YearMonth> from = Dates.month(months, "from");
    Optional<YearMonth> to = Dates.month(months, "to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      mistakes.add(
          months.at("to").orElseThrow().place(),
          "the last month is before the first",
          "let it be " + from.get() + " or later");
    }
  }
}
