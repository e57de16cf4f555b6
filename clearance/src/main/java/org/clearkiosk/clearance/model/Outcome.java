package org.clearkiosk.clearance.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What clearing means for a student of one level and status.
 *
 * @param cardStopsOn the day the card stops working (C2 … C6c)
 * @param balance what happens to the merged balance
 * @param network what happens to the network account
 * @param refundChoices the refunds to choose from, the usual one first; empty where nothing is
 *     refunded
 * @param refunds what each of them is called, what to do for it and by when, in the same order;
 *     empty where an older message tells nothing of that
 * @param cardRightsEnded what the card is no longer good for from the step on; everything else goes
 *     on until it stops (C1)
 * @param alumniCard how the card can become an alumni card (C9); null where it cannot
 * @param rules the ids of all rules that gave this outcome, those of the status among them
 * @param cardRules which of them say what becomes of the card; those of the balance and the network
 *     account stand there
 */
public record Outcome(
    LocalDate cardStopsOn,
    BalanceOutcome balance,
    NetworkOutcome network,
    List<Refund> refundChoices,
    Map<Refund, RefundUntil> refunds,
    List<CardRight> cardRightsEnded,
    @Nullable Text alumniCard,
    List<String> rules,
    CardRules cardRules) {
  @SuppressWarnings("NullAway") // Gson passes null for what an older message leaves out
  public Outcome {
    Objects.requireNonNull(cardStopsOn, "cardStopsOn");
    Objects.requireNonNull(balance, "balance");
    Objects.requireNonNull(network, "network");
    refundChoices = List.copyOf(refundChoices);
    refunds = inOrder(refundChoices, refunds == null ? Map.of() : refunds);
    cardRightsEnded = cardRightsEnded == null ? List.of() : List.copyOf(cardRightsEnded);
    rules = List.copyOf(rules);
    cardRules = cardRules == null ? CardRules.NONE : cardRules;
  }

  /** One of which only is known what rules gave it as a whole. */
  public Outcome(
      LocalDate cardStopsOn,
      BalanceOutcome balance,
      NetworkOutcome network,
      List<Refund> refundChoices,
      List<CardRight> cardRightsEnded,
      @Nullable Text alumniCard,
      List<String> rules) {
    this(
        cardStopsOn,
        balance,
        network,
        refundChoices,
        Map.of(),
        cardRightsEnded,
        alumniCard,
        rules,
        CardRules.NONE);
  }

  /** The same for a student who has nothing to be refunded. */
  public Outcome withoutRefund() {
    return new Outcome(
        cardStopsOn,
        balance,
        network,
        List.of(),
        Map.of(),
        cardRightsEnded,
        alumniCard,
        rules,
        cardRules);
  }

  private static Map<Refund, RefundUntil> inOrder(
      List<Refund> choices, Map<Refund, RefundUntil> refunds) {
    Map<Refund, RefundUntil> ordered = new LinkedHashMap<>();
    for (Refund choice : choices) {
      RefundUntil until = refunds.get(choice);
      if (until != null) {
        ordered.put(choice, until);
      }
    }
    return Collections.unmodifiableMap(ordered);
  }
}
