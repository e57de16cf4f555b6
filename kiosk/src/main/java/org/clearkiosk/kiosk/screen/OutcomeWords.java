package org.clearkiosk.kiosk.screen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.kiosk.screen.part.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What clearing means for one student, in the order of its days (rules C1 … C8, I1 … I6).
 *
 * <p>A day on which something happens comes as that day; a day until which something can be done
 * comes as "by" that day.
 */
final class OutcomeWords {
  private final Kit kit;
  private final Outcome outcome;
  private final @Nullable Refund refund;
  private final @Nullable String balance;
  private final @Nullable String bankCardTail;
  private final @Nullable LocalDate lastDay;
  private final List<String> now = new ArrayList<>();
  private final Map<LocalDate, List<String>> on = new TreeMap<>();
  private final Map<LocalDate, List<String>> by = new TreeMap<>();

  private OutcomeWords(
      Kit kit,
      Outcome outcome,
      @Nullable Refund refund,
      @Nullable String balance,
      @Nullable String bankCardTail,
      @Nullable LocalDate lastDay) {
    this.kit = kit;
    this.outcome = outcome;
    this.refund = refund;
    this.balance = balance;
    this.bankCardTail = bankCardTail;
    this.lastDay = lastDay;
  }

  /**
   * Before the step: with the amount.
   *
   * @param mergedFen card and network balance, in fen
   * @param bankCardTail the last four digits of the bank card; null where none is known
   * @param lastDay the window's last day, which is also the last for cash (C8)
   */
  static List<Timeline.Point> before(
      Kit kit,
      Outcome outcome,
      @Nullable Refund refund,
      long mergedFen,
      @Nullable String bankCardTail,
      LocalDate lastDay) {
    @Nullable String balance =
        mergedFen == 0 ? null : kit.say("outcome.balance.amount", kit.words().money(mergedFen));
    return new OutcomeWords(kit, outcome, refund, balance, bankCardTail, lastDay).points();
  }

  /** After the step, as its receipt knows it: without the amount. */
  static List<Timeline.Point> after(Kit kit, Outcome outcome, @Nullable Refund refund) {
    return new OutcomeWords(kit, outcome, refund, kit.say("outcome.balance"), null, null).points();
  }

  private List<Timeline.Point> points() {
    now.add(kit.say("outcome.library"));
    card();
    network();
    balance();
    List<Timeline.Point> points = new ArrayList<>();
    points.add(new Timeline.Point(kit.say("outcome.now"), now));
    TreeMap<LocalDate, List<Timeline.Point>> byDay = new TreeMap<>();
    by.forEach((day, lines) -> add(byDay, day, kit.say("outcome.by", kit.words().day(day)), lines));
    on.forEach((day, lines) -> add(byDay, day, kit.say("outcome.on", kit.words().day(day)), lines));
    byDay.values().forEach(points::addAll);
    return points;
  }

  private static void add(
      Map<LocalDate, List<Timeline.Point>> byDay, LocalDate day, String when, List<String> lines) {
    byDay.computeIfAbsent(day, none -> new ArrayList<>()).add(new Timeline.Point(when, lines));
  }

  private void on(LocalDate day, String line) {
    on.computeIfAbsent(day, none -> new ArrayList<>()).add(line);
  }

  private void by(@Nullable LocalDate day, String... lines) {
    List<String> place = day == null ? now : by.computeIfAbsent(day, none -> new ArrayList<>());
    place.addAll(List.of(lines));
  }

  private void card() {
    on(
        outcome.cardStopsOn(),
        kit.say(networkStopsWithCard() ? "outcome.card-and-network-stop" : "outcome.card-stops"));
  }

  private boolean networkStopsWithCard() {
    NetworkOutcome network = outcome.network();
    return !network.chargedAsUsual() && outcome.cardStopsOn().equals(network.worksUntil());
  }

  private void network() {
    NetworkOutcome network = outcome.network();
    LocalDate until = network.worksUntil();
    if (until == null) {
      now.add(kit.say("outcome.network-goes-on"));
    } else if (network.chargedAsUsual()) {
      on(until, kit.say("outcome.network-until"));
    } else if (!networkStopsWithCard()) {
      on(until, kit.say("outcome.network-stops"));
    }
    LocalDate refunded = network.refundedOn();
    if (refunded != null) {
      on(refunded, kit.say("outcome.network-refund"));
    }
  }

  private void balance() {
    LocalDate day = outcome.balance().by();
    String what = balance;
    if (what == null) {
      now.add(kit.say("outcome.balance.none"));
      return;
    }
    switch (outcome.balance().how()) {
      case BANK_REFUND -> refund(what, day);
      case SPEND_OR_MOVE -> by(day, kit.say("outcome.move", what));
      case STAYS -> by(day, kit.say("outcome.stays", what));
      case STAYS_UNTIL_SETTLED -> by(day, kit.say("outcome.settle", what));
    }
  }

  private void refund(String what, @Nullable LocalDate day) {
    if (refund == Refund.CASH) {
      by(lastDay, kit.say("outcome.cash", what));
      return;
    }
    by(
        day,
        kit.say("outcome.bank", what),
        bankCardTail == null
            ? kit.say("outcome.bank.check")
            : kit.say("outcome.bank.tail", bankCardTail));
  }
}
