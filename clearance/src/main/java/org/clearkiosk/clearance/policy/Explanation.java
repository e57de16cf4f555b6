package org.clearkiosk.clearance.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.RefundUntil;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a year's rules say of one level and status on one day, without a student.
 *
 * @param policy the year
 * @param level the level of study
 * @param status the identity status
 * @param statusName what the status is called at that level
 * @param on the day that was asked about
 * @param window the level's window, and where the day lies
 * @param notice where the notice is to be seen
 * @param cardStopsOn the day the card stops
 * @param cardRightsEnded what the card is no longer good for after the step
 * @param balance what happens to the merged balance
 * @param network what happens to the network account
 * @param refundChoices the refunds to choose from on that day, the usual one first: what is to be
 *     had only within the window is not among them outside it (C8)
 * @param refunds what to do for each that level and status offer, on that day or another, and by
 *     when
 * @param alumniCard how the card becomes an alumni card; null where it cannot
 * @param offices every office in the notice's order, needed or not
 * @param hall the service hall
 * @param reading which reading of the guide this takes; null where the guide leaves nothing open
 * @param rules the ids of the rules that window, status and outcome come from, in the guide's order
 */
public record Explanation(
    String policy,
    Level level,
    Status status,
    Text statusName,
    LocalDate on,
    WindowOn window,
    NoticeAccess notice,
    LocalDate cardStopsOn,
    List<CardRight> cardRightsEnded,
    BalanceOutcome balance,
    NetworkOutcome network,
    List<Refund> refundChoices,
    Map<Refund, RefundUntil> refunds,
    @Nullable Text alumniCard,
    List<OfficeNeed> offices,
    Hall hall,
    @Nullable String reading,
    List<String> rules) {

  /**
   * A level's window and where a day lies.
   *
   * @param phase before, in or after the window
   * @param firstDay the first day; the notice can be looked up from here
   * @param lastDay the last day
   * @param rules the ids of the rules that set it
   */
  public record WindowOn(
      Window.Phase phase, LocalDate firstDay, LocalDate lastDay, List<String> rules) {}

  /**
   * Explains.
   *
   * @return empty where the level does not know the status (S1, S2)
   */
  public static Optional<Explanation> of(
      Policy policy, Level level, Status status, LocalDate on, Circumstances known) {
    return policy.outcomes().stream()
        .filter(rule -> rule.level() == level && rule.status() == status)
        .findFirst()
        .map(rule -> of(policy, rule, on, known));
  }

  private static Explanation of(
      Policy policy, OutcomeRule rule, LocalDate on, Circumstances known) {
    Level level = rule.level();
    Window window = policy.window(level);
    LevelStatuses statuses = Objects.requireNonNull(policy.statuses().get(level));
    Outcome outcome = rule.outcome(policy);
    return new Explanation(
        policy.year(),
        level,
        rule.status(),
        Objects.requireNonNull(statuses.names().get(rule.status())),
        on,
        new WindowOn(window.phaseOn(on), window.firstDay(), window.lastDay(), window.rules()),
        policy.notice(),
        outcome.cardStopsOn(),
        outcome.cardRightsEnded(),
        outcome.balance(),
        outcome.network(),
        policy.offeredOn(on, level, outcome.refundChoices()),
        outcome.refunds(),
        outcome.alumniCard(),
        policy.offices().stream().map(office -> office.need(level, rule, known)).toList(),
        policy.hall(),
        rule.reading(),
        inTheGuidesOrder(
            policy, Stream.of(window.rules(), outcome.rules()).flatMap(List::stream).toList()));
  }

  private static List<String> inTheGuidesOrder(Policy policy, List<String> rules) {
    return policy.guideRules().stream().map(GuideRule::id).filter(rules::contains).toList();
  }
}
