package org.clearkiosk.clearance.model;

import com.google.gson.annotations.SerializedName;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the merged balance of card and network account (rules C2 … C6c).
 *
 * @param how the way it goes
 * @param by the last day for it; null where there is none
 * @param bank whose card it is paid to, with {@code BANK_REFUND}; null where the rules do not say
 * @param rules the ids of the rules that say so; empty where a file or an older message names them
 *     for the outcome as a whole
 */
public record BalanceOutcome(
    How how, @Nullable LocalDate by, @Nullable Text bank, List<String> rules) {
  @SuppressWarnings("NullAway") // Gson passes null for what a file or an older message leaves out
  public BalanceOutcome {
    Objects.requireNonNull(how, "how");
    rules = rules == null ? List.of() : List.copyOf(rules);
  }

  /** One whose rules are not known. */
  public BalanceOutcome(How how, @Nullable LocalDate by, @Nullable Text bank) {
    this(how, by, bank, List.of());
  }

  /** The ways that a balance can go. */
  public enum How {
    /** Paid to the bank card, which must be in good order (C2, C6). */
    @SerializedName("bank_refund")
    BANK_REFUND,
    /** Spent, or moved to the new card at the hall (C3, C6b). */
    @SerializedName("spend_or_move")
    SPEND_OR_MOVE,
    /** Stays on the card (C4, C6c). */
    @SerializedName("stays")
    STAYS,
    /** Stays; the student settles the deferral, or clears, at the hall in time (C5). */
    @SerializedName("stays_until_settled")
    STAYS_UNTIL_SETTLED
  }
}
