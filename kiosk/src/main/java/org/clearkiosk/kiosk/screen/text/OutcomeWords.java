package org.clearkiosk.kiosk.screen.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.ChargedMonths;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.RefundUntil;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.UnchargedMonth;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What clearing means for one student, in the order of its days (rules C1 … C8, I1 … I6).
 *
 * <p>A day on which something happens comes as that day; a day until which something can be done
 * comes as "by" that day; either is said to be over once it is. What a student would have to do by
 * a day that is over is not said any more.
 */
public final class OutcomeWords {
  private final Wording words;
  private final Outcome outcome;
  private final @Nullable Refund refund;
  private final @Nullable Money money;
  private final @Nullable String bankCardTail;
  private final LocalDate lastDay;
  private final @Nullable LocalDate today;
  private final List<Line> now = new ArrayList<>();
  private final Map<LocalDate, List<Line>> on = new TreeMap<>();
  private final Map<LocalDate, List<Line>> by = new TreeMap<>();

  private OutcomeWords(
      Wording words,
      Outcome outcome,
      @Nullable Refund refund,
      @Nullable Money money,
      @Nullable String bankCardTail,
      LocalDate lastDay,
      @Nullable LocalDate today) {
    this.words = words;
    this.outcome = outcome;
    this.refund = refund;
    this.money = money;
    this.bankCardTail = bankCardTail;
    this.lastDay = lastDay;
    this.today = today;
  }

  /**
   * A point in time.
   *
   * @param when in words
   * @param now whether it is now; none may be
   * @param what what happens then, a line each; at least one
   */
  public record Point(String when, boolean now, List<Line> what) {
    public Point {
      what = List.copyOf(what);
    }

    /** The same without the rules. */
    public List<String> said() {
      return what.stream().map(Line::text).toList();
    }
  }

  /**
   * One statement.
   *
   * @param text in words
   * @param rules the ids of the rules that say so; empty where the server does not know them one by
   *     one
   */
  public record Line(String text, List<String> rules) {
    public Line {
      rules = List.copyOf(rules);
    }
  }

  /**
   * What the student has, in fen. A refund merges both (C2, C6, and C8 as the policy reads it); in
   * every other outcome the network account goes on by itself, and only the card's balance is
   * spoken of (C3 … C5, C6b, C6c).
   *
   * @param cardFen on the card
   * @param mergedFen on the card and in the network account together
   */
  public record Money(long cardFen, long mergedFen) {}

  /**
   * Before the step, so within the window and before all of these days: with the amount.
   *
   * @param bankCardTail the last four digits of the bank card; null where none is known
   * @param lastDay the window's last day
   */
  public static List<Point> before(
      Wording words,
      Outcome outcome,
      @Nullable Refund refund,
      Money money,
      @Nullable String bankCardTail,
      LocalDate lastDay) {
    return new OutcomeWords(words, outcome, refund, money, bankCardTail, lastDay, null).points();
  }

  /**
   * After the step, as its receipt knows it: without the amount, and with the last day for what is
   * left to do.
   *
   * @param window of the student's level
   * @param today the server's day: an earlier receipt is looked at on any day; null where the
   *     server has not told one
   */
  public static List<Point> after(
      Wording words, Receipt receipt, Window window, @Nullable LocalDate today) {
    OutcomeWords after =
        new OutcomeWords(
            words, receipt.outcome(), receipt.refund(), null, null, window.lastDay(), today);
    if (receipt.next() != null && !after.over(window.lastDay())) {
      after.by(window.lastDay(), new Line(words.say("outcome.offices"), window.rules()));
    }
    return after.points();
  }

  /** The ids of an outcome's rules that none of its statements names. */
  public static List<String> otherRules(Outcome outcome, List<Point> points) {
    Set<String> named =
        points.stream()
            .flatMap(point -> point.what().stream())
            .flatMap(line -> line.rules().stream())
            .collect(Collectors.toSet());
    return outcome.rules().stream().filter(rule -> !named.contains(rule)).toList();
  }

  private List<Point> points() {
    if (!over(outcome.cardStopsOn())) {
      now.add(
          new Line(
              outcome.cardRightsEnded().isEmpty()
                  ? words.say("outcome.rights.none")
                  : words.say("outcome.rights", rightsEnded(words, outcome)),
              outcome.cardRules().rights()));
    }
    cardStops();
    network();
    balance();
    List<Point> points = new ArrayList<>();
    if (!now.isEmpty()) {
      points.add(new Point(words.say("outcome.now"), true, now));
    }
    List<Text> afterEnrolling = outcome.network().afterEnrolling();
    if (!afterEnrolling.isEmpty()) {
      points.add(
          new Point(
              words.say("outcome.enrolled"),
              false,
              afterEnrolling.stream().map(words::of).map(this::ofNetwork).toList()));
    }
    TreeMap<LocalDate, List<Point>> byDay = new TreeMap<>();
    by.forEach((day, lines) -> add(byDay, day, by(day), lines));
    on.forEach((day, lines) -> add(byDay, day, on(day), lines));
    byDay.values().forEach(points::addAll);
    Text alumniCard = outcome.alumniCard();
    if (alumniCard != null) {
      points.add(
          new Point(
              words.say("outcome.alumni"),
              false,
              List.of(new Line(words.of(alumniCard), outcome.cardRules().alumni()))));
    }
    return points;
  }

  /** What the confirmation does at once, and that it cannot be undone (C1). */
  public static String warning(Wording words, Outcome outcome) {
    return outcome.cardRightsEnded().isEmpty()
        ? words.say("confirm.warning.none")
        : words.say("confirm.warning", rightsEnded(words, outcome));
  }

  /** What a refund is called; an older server has not told what the year's rules call it. */
  public static String refundName(Wording words, Outcome outcome, Refund refund) {
    RefundUntil known = outcome.refunds().get(refund);
    return known == null
        ? words.say("confirm.refund." + refund.name().toLowerCase(Locale.ROOT))
        : words.of(known.name());
  }

  private static String rightsEnded(Wording words, Outcome outcome) {
    return outcome.cardRightsEnded().stream()
        .map(right -> words.of(right.name()))
        .collect(Collectors.joining(words.say("list")));
  }

  private String by(LocalDate day) {
    return words.say(over(day) ? "outcome.by.over" : "outcome.by", words.day(day));
  }

  private String on(LocalDate day) {
    return words.say(over(day) ? "outcome.on.over" : "outcome.on", words.day(day));
  }

  private boolean over(@Nullable LocalDate day) {
    return today != null && day != null && today.isAfter(day);
  }

  private static void add(
      Map<LocalDate, List<Point>> byDay, LocalDate day, String when, List<Line> lines) {
    byDay.computeIfAbsent(day, none -> new ArrayList<>()).add(new Point(when, false, lines));
  }

  private Line ofNetwork(String text) {
    return new Line(text, outcome.network().rules());
  }

  private Line ofBalance(String text) {
    return new Line(text, outcome.balance().rules());
  }

  private void on(LocalDate day, Line line) {
    on.computeIfAbsent(day, none -> new ArrayList<>()).add(line);
  }

  private void by(@Nullable LocalDate day, Line line) {
    List<Line> place = day == null ? now : by.computeIfAbsent(day, none -> new ArrayList<>());
    place.add(line);
  }

  private void cardStops() {
    List<String> rules = outcome.cardRules().stops();
    on(
        outcome.cardStopsOn(),
        networkStopsWithCard()
            ? new Line(
                words.say("outcome.card-and-network-stop"),
                Stream.concat(rules.stream(), outcome.network().rules().stream()).toList())
            : new Line(words.say("outcome.card-stops"), rules));
  }

  private boolean networkStopsWithCard() {
    NetworkOutcome network = outcome.network();
    return !network.chargedAsUsual() && outcome.cardStopsOn().equals(network.worksUntil());
  }

  private void network() {
    NetworkOutcome network = outcome.network();
    LocalDate until = network.worksUntil();
    if (until == null) {
      if (network.chargedAsUsual()) {
        now.add(ofNetwork(words.say("outcome.network-goes-on")));
      }
    } else if (network.chargedAsUsual()) {
      on(until, ofNetwork(worksUntil(network.chargedMonths())));
    } else if (!networkStopsWithCard()) {
      on(until, ofNetwork(words.say("outcome.network-stops")));
    }
    LocalDate refunded = network.refundedOn();
    // The free month comes of an account that is paid out with the bank refund before the monthly
    // run (I1, I4). Who takes cash closes the account before that (C8): money put in afterwards
    // would be neither online nor in what the counter pays.
    if (refunded != null && refund != Refund.CASH) {
      UnchargedMonth free = network.unchargedMonth();
      boolean closed = over(until) || over(refunded);
      if (free != null && !closed && !over(free.month().atEndOfMonth())) {
        now.add(ofNetwork(words.say("outcome.network-month", words.month(free.month()))));
      }
      if (anythingIn(Money::mergedFen)) {
        on(refunded, ofNetwork(words.say("outcome.network-refund")));
      }
    }
  }

  private String worksUntil(@Nullable ChargedMonths charged) {
    if (charged == null) {
      return words.say("outcome.network-until");
    }
    String from = words.month(charged.from());
    return charged.from().equals(charged.to())
        ? words.say("outcome.network-until.month", from)
        : words.say("outcome.network-until.months", from, words.month(charged.to()));
  }

  /** Whether there is money; taken to be so where the amounts are not known. */
  private boolean anythingIn(ToLongFunction<Money> part) {
    return money == null || part.applyAsLong(money) > 0;
  }

  private void balance() {
    LocalDate day = outcome.balance().by();
    switch (outcome.balance().how()) {
      case BANK_REFUND -> {
        if (anythingIn(Money::mergedFen)) {
          refund(day);
        } else {
          now.add(ofBalance(words.say("outcome.balance.none")));
        }
      }
      case SPEND_OR_MOVE -> {
        if (!over(day)) {
          card(day, "outcome.move");
        }
      }
      case STAYS -> card(day, "outcome.stays");
      case STAYS_UNTIL_SETTLED -> {
        card(null, "outcome.stays");
        if (!over(day)) {
          by(day, ofBalance(words.say("outcome.settle")));
        }
      }
    }
  }

  private void card(@Nullable LocalDate day, String key) {
    if (anythingIn(Money::cardFen)) {
      by(
          day,
          ofBalance(
              words.say(
                  key,
                  money == null
                      ? words.say("outcome.card-balance")
                      : words.say("outcome.card-balance.amount", words.money(money.cardFen())))));
    } else {
      now.add(ofBalance(words.say("outcome.card-balance.none")));
    }
  }

  private void refund(@Nullable LocalDate day) {
    String what =
        money == null
            ? words.say("outcome.balance")
            : words.say("outcome.balance.amount", words.money(money.mergedFen()));
    if (refund == Refund.CASH) {
      cash(what);
      return;
    }
    RefundUntil known = outcome.refunds().get(Refund.BANK);
    String whatToDo = known == null ? words.say("outcome.bank.check") : words.of(known.whatToDo());
    by(
        day,
        ofBalance(
            outcome.balance().bank() == null
                ? words.say("outcome.bank.any", what)
                : words.say("outcome.bank", what, words.of(outcome.balance().bank()))));
    if (!over(day)) {
      by(
          day,
          ofBalance(
              bankCardTail == null
                  ? whatToDo
                  : words.say("outcome.bank.tail", bankCardTail, whatToDo)));
    }
  }

  /**
   * Where and until when it is to be had the year's rules say; an older server has told neither.
   */
  private void cash(String what) {
    RefundUntil known = outcome.refunds().get(Refund.CASH);
    LocalDate last = known == null ? lastDay : known.by();
    if (over(last)) {
      return;
    }
    String name = refundName(words, outcome, Refund.CASH);
    by(last, ofBalance(words.say("outcome.refund", what, name)));
    if (known != null) {
      by(last, ofBalance(words.of(known.whatToDo())));
    }
  }
}
