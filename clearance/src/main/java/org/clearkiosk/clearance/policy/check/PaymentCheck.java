package org.clearkiosk.clearance.policy.check;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The balances of card and network account are paid out as one: by a day on which the card has
 * stopped and the account is refunded, and an account that is refunded works no longer.
 */
final class PaymentCheck implements Shape {
  private static final String[] HOW = {"balance", "how"};
  private static final String[] BY = {"balance", "by"};
  private static final String[] CARD_STOPS = {"cardStopsOn"};
  private static final String[] REFUNDED = {"network", "refundedOn"};
  private static final String[] WORKS_UNTIL = {"network", "worksUntil"};

  @Override
  public void check(Node policy, Mistakes mistakes) {
    policy.eachAt("outcomes").forEach(outcome -> outcome(outcome, mistakes));
  }

  private static void outcome(Node outcome, Mistakes mistakes) {
    outcome
        .textAt(HOW)
        .ifPresent(
            how -> {
              if (how.equals(RefundCheck.BANK_REFUND)) {
                notBefore(outcome, BY, CARD_STOPS, "the card stops", mistakes);
                notBefore(outcome, BY, REFUNDED, "the account is refunded", mistakes);
              } else {
                notRefunded(outcome, mistakes);
              }
            });
    worksUntil(outcome, mistakes);
  }

  private static void notBefore(
      Node outcome, String[] names, String[] earlier, String what, Mistakes mistakes) {
    Optional<LocalDate> first = Dates.day(outcome, earlier);
    Dates.day(outcome, names)
        .filter(day -> first.filter(day::isBefore).isPresent())
        .ifPresent(
            day ->
                mistakes.add(
                    outcome.at(names).orElseThrow().place(),
                    "%s is before %s, on %s".formatted(day, what, first.orElseThrow()),
                    "let it be " + first.orElseThrow() + " or later"));
  }

  private static void notRefunded(Node outcome, Mistakes mistakes) {
    outcome
        .at(REFUNDED)
        .ifPresent(
            day ->
                mistakes.add(
                    day.place(),
                    "an account is refunded with a balance that is not paid out",
                    "remove it, or let the balance be \"" + RefundCheck.BANK_REFUND + "\""));
  }

  private static void worksUntil(Node outcome, Mistakes mistakes) {
    Optional<LocalDate> refunded = Dates.day(outcome, REFUNDED);
    Dates.day(outcome, WORKS_UNTIL)
        .filter(day -> refunded.filter(day::isAfter).isPresent())
        .ifPresent(
            day ->
                mistakes.add(
                    outcome.at(WORKS_UNTIL).orElseThrow().place(),
                    "%s is after the account is refunded, on %s"
                        .formatted(day, refunded.orElseThrow()),
                    "let it be " + refunded.orElseThrow() + " or earlier"));
  }
}
