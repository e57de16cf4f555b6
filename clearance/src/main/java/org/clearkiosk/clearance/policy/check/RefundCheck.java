package org.clearkiosk.clearance.policy.check;

import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.BalanceOutcome.How;

/** What becomes of the balance agrees with its day, its bank and the refunds to choose from. */
final class RefundCheck implements Shape {
  static final String BANK_REFUND = "bank_refund";

  private static final String STAYS = "stays";
  private static final String BANK = "bank";
  private static final String CASH = "cash";

  @Override
  public void check(Node policy, Mistakes mistakes) {
    List<Node> outcomes = policy.eachAt("outcomes").toList();
    outcomes.forEach(
        outcome ->
            outcome
                .textAt("balance", "how")
                .filter(Shapes.wordsOf(How.class)::contains)
                .ifPresent(
                    how -> {
                      day(outcome, how, mistakes);
                      refunds(outcome, how, mistakes);
                    }));
    cashCounter(policy, outcomes, mistakes);
  }

  private static void day(Node outcome, String how, Mistakes mistakes) {
    Node balance = outcome.at("balance").orElseThrow();
    boolean given = balance.at("by").isPresent();
    if (how.equals(STAYS) && given) {
      mistakes.add(
          balance.at("by").orElseThrow().place(),
          "a day for a balance that stays",
          "remove it, or say what happens by that day");
    }
    if (!how.equals(STAYS) && !given) {
      mistakes.add(
          balance.place(), Quoted.of(how) + " without a day", "add \"by\", the last day for it");
    }
    if (!how.equals(BANK_REFUND) && balance.at("bank").isPresent()) {
      mistakes.add(
          balance.at("bank").orElseThrow().place(),
          "a bank for a balance that is not paid out",
          "remove it");
    }
  }

  private static void refunds(Node outcome, String how, Mistakes mistakes) {
    outcome
        .at("refundChoices")
        .ifPresent(
            choices -> {
              boolean none = choices.elements().findAny().isEmpty();
              if (how.equals(BANK_REFUND) && !offersBank(choices)) {
                mistakes.add(
                    choices.place(),
                    none
                        ? "nothing to choose for a balance that is paid out"
                        : "a balance is paid to the bank card, and that is not to be chosen",
                    "give at least \"bank\"");
              }
              if (!how.equals(BANK_REFUND) && !none) {
                mistakes.add(
                    choices.place(),
                    "refunds to choose for a balance that is not paid out",
                    "leave the array empty");
              }
            });
  }

  private static boolean offersBank(Node choices) {
    return choices.elements().anyMatch(choice -> choice.text().filter(BANK::equals).isPresent());
  }

  /** Everyone who chooses cash must be sent somewhere for it (C8). */
  private static void cashCounter(Node policy, List<Node> outcomes, Mistakes mistakes) {
    List<Node> conditions =
        policy.eachAt("offices").flatMap(office -> office.eachAt("neededBy")).toList();
    outcomes.stream()
        .filter(outcome -> conditions.stream().noneMatch(each -> sendsForCash(each, outcome)))
        .flatMap(outcome -> outcome.eachAt("refundChoices"))
        .filter(choice -> choice.text().filter(CASH::equals).isPresent())
        .forEach(
            choice ->
                mistakes.add(
                    choice.place(),
                    "no office is needed by those who choose cash",
                    "add {\"refund\": \"cash\"} to the \"neededBy\" of the office that pays it"));
  }

  /** Whether a condition holds for all of a level and status who choose cash. */
  private static boolean sendsForCash(Node condition, Node outcome) {
    return condition.textAt("refund").filter(CASH::equals).isPresent()
        && condition.at("trait").isEmpty()
        && Stream.of("level", "status").allMatch(name -> holds(condition, outcome, name));
  }

  private static boolean holds(Node condition, Node outcome, String name) {
    return condition.at(name).isEmpty() || condition.textAt(name).equals(outcome.textAt(name));
  }
}
