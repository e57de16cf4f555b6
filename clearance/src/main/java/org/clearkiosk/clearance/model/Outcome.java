package org.clearkiosk.clearance.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What clearing means for a student of one level and status.
 *
 * @param cardStopsOn the day the card stops working (C2 … C6c)
 * @param balance what happens to the merged balance
 * @param network what happens to the network account
 * @param refundChoices the refunds to choose from, the usual one first; empty where nothing is
 *     refunded
 * @param rules the ids of the rules that gave this outcome
 */
public record Outcome(
    LocalDate cardStopsOn,
    BalanceOutcome balance,
    NetworkOutcome network,
    List<Refund> refundChoices,
    List<String> rules) {
  public Outcome {
    Objects.requireNonNull(cardStopsOn, "cardStopsOn");
    Objects.requireNonNull(balance, "balance");
    Objects.requireNonNull(network, "network");
    refundChoices = List.copyOf(refundChoices);
    rules = List.copyOf(rules);
  }
}
