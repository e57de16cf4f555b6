package org.clearkiosk.clearance.policy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.CardRules;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.RefundUntil;
import org.clearkiosk.clearance.model.Status;
import org.jspecify.annotations.Nullable;

/**
 * What clearing means for one level and status (rules C2 … C6c, I1 … I6), as a year's file gives
 * it.
 *
 * @param level for students of this level
 * @param status with this identity status
 * @param cardStopsOn the day the card stops
 * @param balance what happens to the merged balance
 * @param network what happens to the network account
 * @param refundChoices the refunds to choose from, the usual one first
 * @param rules the ids of the rules that it comes from; those of the balance or the network account
 *     alone may stand there instead
 * @param reading which reading of the guide this takes, and why, where the guide leaves it open
 */
public record OutcomeRule(
    Level level,
    Status status,
    LocalDate cardStopsOn,
    BalanceOutcome balance,
    NetworkOutcome network,
    List<Refund> refundChoices,
    List<String> rules,
    @Nullable String reading) {
  public OutcomeRule {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(cardStopsOn, "cardStopsOn");
    Objects.requireNonNull(balance, "balance");
    Objects.requireNonNull(network, "network");
    refundChoices = List.copyOf(refundChoices);
    rules = List.copyOf(rules);
  }

  /**
   * With what is the same for every level and status.
   *
   * @param policy to which this belongs
   */
  Outcome outcome(Policy policy) {
    LevelStatuses statuses = Objects.requireNonNull(policy.statuses().get(level));
    CardRights cardRights = policy.cardRights();
    AlumniCard alumniCard = policy.alumniCard();
    List<String> alumniRules = alumniCard == null ? List.of() : alumniCard.rules();
    return new Outcome(
        cardStopsOn,
        balance,
        network,
        refundChoices,
        refunds(policy),
        cardRights.ended(),
        alumniCard == null ? null : alumniCard.whatToDo(),
        Stream.of(
                statuses.rules(),
                cardRights.rules(),
                rules,
                balance.rules(),
                network.rules(),
                alumniRules)
            .flatMap(List::stream)
            .distinct()
            .toList(),
        new CardRules(rules, cardRights.rules(), alumniRules));
  }

  private Map<Refund, RefundUntil> refunds(Policy policy) {
    Map<Refund, RefundUntil> refunds = new EnumMap<>(Refund.class);
    for (Refund refund : refundChoices) {
      RefundWay way = Objects.requireNonNull(policy.refunds().get(refund));
      refunds.put(
          refund,
          new RefundUntil(
              way.name(),
              way.whatToDo(),
              way.withinWindow() ? policy.window(level).lastDay() : balance.by(),
              way.rules()));
    }
    return refunds;
  }
}
