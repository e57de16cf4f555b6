package org.clearkiosk.clearance.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the network account (rules I1 … I6).
 *
 * @param refundedOn the day its balance is refunded with the card's; null where it is not
 * @param worksUntil the last day it works; null where clearing does not end it
 * @param chargedAsUsual whether the monthly fee goes on
 * @param unchargedMonth the month that needs money in the account first and is never charged (I1,
 *     I4); null where there is none
 * @param chargedMonths the months that are charged before the account ends (I2, I5); null where the
 *     rules name none
 * @param afterEnrolling what a student who continues does then, in this order (I2, I5); empty for
 *     others
 * @param rules the ids of the rules that say so; empty where a file or an older message names them
 *     for the outcome as a whole
 */
public record NetworkOutcome(
    @Nullable LocalDate refundedOn,
    @Nullable LocalDate worksUntil,
    boolean chargedAsUsual,
    @Nullable UnchargedMonth unchargedMonth,
    @Nullable ChargedMonths chargedMonths,
    List<Text> afterEnrolling,
    List<String> rules) {
  @SuppressWarnings("NullAway") // Gson passes null for what a file or an older message leaves out
  public NetworkOutcome {
    afterEnrolling = afterEnrolling == null ? List.of() : List.copyOf(afterEnrolling);
    rules = rules == null ? List.of() : List.copyOf(rules);
  }

  /** One whose rules are not known. */
  public NetworkOutcome(
      @Nullable LocalDate refundedOn,
      @Nullable LocalDate worksUntil,
      boolean chargedAsUsual,
      @Nullable UnchargedMonth unchargedMonth,
      @Nullable ChargedMonths chargedMonths,
      List<Text> afterEnrolling) {
    this(
        refundedOn,
        worksUntil,
        chargedAsUsual,
        unchargedMonth,
        chargedMonths,
        afterEnrolling,
        List.of());
  }
}
