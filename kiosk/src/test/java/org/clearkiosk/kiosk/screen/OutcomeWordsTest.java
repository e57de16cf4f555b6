package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.BalanceOutcome;
import org.clearkiosk.clearance.model.ChargedMonths;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NetworkOutcome;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which money is spoken of to whom, and on which day, by the rules of 2012. */
class OutcomeWordsTest {
  private static final String ALUMNI =
      "Alumni card: To keep it as an alumni card, have the service hall stamp it";
  private static final OutcomeWords.Money BOTH = new OutcomeWords.Money(1880, 5880);
  private static final OutcomeWords.Money NONE = new OutcomeWords.Money(0, 0);
  private static final OutcomeWords.Money NETWORK_ALONE = new OutcomeWords.Money(0, 4000);

  @ParameterizedTest
  @EnumSource(Level.class)
  void whoGraduatesWithABankCardIsPaidBothBalancesMerged(Level level) {
    List<String> lines = lines(level, Status.GRADUATING, Refund.BANK, BOTH);
    boolean undergraduate = level == Level.UNDERGRADUATE;
    String month = undergraduate ? "June" : "July";
    assertThat(lines)
        .containsExactly(
            "Now: Library borrowing stops, all else goes on",
            "Now: To be online in "
                + month
                + ", put money in the account first; "
                + month
                + "'s monthly fee is not charged",
            (undergraduate ? "26 June" : "16 July") + ": Campus card and network account stop",
            (undergraduate ? "26 June" : "16 July") + ": Both balances are merged for the refund",
            (undergraduate ? "By 15 July" : "By 10 September")
                + ": Card and network balance of ¥58.80 is paid to your Bank of China card",
            (undergraduate ? "By 15 July" : "By 10 September")
                + ": Card ending in 3306: See that the bank card is in good order",
            ALUMNI);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void whoWantsCashTakesBothAtTheCounterAndIsToldOfNoOtherDayForMoney(Level level) {
    assertThat(lines(level, Status.GRADUATING, Refund.CASH, BOTH))
        .containsExactlyInAnyOrder(
            "Now: Library borrowing stops, all else goes on",
            (level == Level.UNDERGRADUATE ? "By 20 June" : "By 15 July")
                + ": Card and network balance of ¥58.80: In cash",
            (level == Level.UNDERGRADUATE ? "By 20 June" : "By 15 July")
                + ": Collect it at the canteen top-up counter",
            (level == Level.UNDERGRADUATE ? "26 June" : "16 July")
                + ": Campus card and network account stop",
            ALUMNI);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void whoContinuesDecidesAboutTheCardAloneAndMovesTheAccountAfterEnrolling(Level level) {
    String next = level == Level.UNDERGRADUATE ? "postgraduate" : "doctoral";
    assertThat(lines(level, Status.CONTINUING, null, BOTH))
        .containsExactly(
            "Now: Library borrowing stops, all else goes on",
            "After enrolling: Register the port with the " + next + " student number",
            "After enrolling: Open a network account with the " + next + " card",
            "After enrolling: Have the service hall move the old account's balance",
            "By 15 September: Card balance of ¥18.80: spend it, or move it to your new card at the"
                + " service hall",
            "15 September: Your campus card stops",
            "15 September: Your old network account ends; "
                + (level == Level.UNDERGRADUATE ? "June" : "July")
                + " to August are charged as usual",
            ALUMNI);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void whoseDeferralIsApprovedKeepsTheCardsBalanceOnIt(Level level) {
    assertThat(lines(level, Status.DEFERRAL_APPROVED, null, BOTH))
        .containsExactly(
            "Now: Library borrowing stops, all else goes on",
            "Now: Your network account goes on, charged as usual",
            "Now: Card balance of ¥18.80 stays on the card",
            "15 July 2013: Your campus card stops",
            ALUMNI);
  }

  @ParameterizedTest
  @MethodSource("balances")
  void whoseDeferralIsNotSettledIsAlwaysToldToSettleIt(OutcomeWords.Money money, String balance) {
    assertThat(lines(Level.UNDERGRADUATE, Status.DEFERRAL_UNSETTLED, null, money))
        .containsExactly(
            "Now: Library borrowing stops, all else goes on",
            "Now: Your network account goes on, charged as usual",
            "Now: " + balance,
            "By 15 September: At the service hall, settle the deferral or complete clearance",
            "15 September: Your campus card stops",
            ALUMNI);
  }

  static Stream<Arguments> balances() {
    return Stream.of(
        Arguments.of(BOTH, "Card balance of ¥18.80 stays on the card"),
        Arguments.of(NETWORK_ALONE, "No balance is on the card"),
        Arguments.of(NONE, "No balance is on the card"));
  }

  @ParameterizedTest
  @EnumSource(Refund.class)
  void whereThereIsNothingNothingIsRefunded(Refund refund) {
    assertThat(String.join("\n", lines(Level.UNDERGRADUATE, Status.GRADUATING, refund, NONE)))
        .contains("No balance is left to refund")
        .doesNotContain("¥", "paid", "In cash", "merged");
  }

  @ParameterizedTest
  @EnumSource(Refund.class)
  void aNetworkBalanceAloneIsRefundedToo(Refund refund) {
    assertThat(
            String.join("\n", lines(Level.UNDERGRADUATE, Status.GRADUATING, refund, NETWORK_ALONE)))
        .contains("Card and network balance of ¥40.00")
        .doesNotContain("No balance");
  }

  @Test
  void aReceiptNamesNoAmountButTheSameBalances() {
    assertThat(after(Status.GRADUATING, Refund.BANK))
        .contains("Your card and network balance is paid to your Bank of China card")
        .doesNotContain("¥");
    assertThat(after(Status.GRADUATING, Refund.CASH))
        .contains("By 20 June: Your card and network balance: In cash")
        .doesNotContain("merged", "paid");
    assertThat(after(Status.DEFERRAL_APPROVED, null)).contains("Your card balance stays");
  }

  @Test
  void aReceiptSaysByWhenTheOtherOfficesHaveToBeDoneWhileAnyIsLeft() {
    OfficeBox college = SampleNotices.next(SampleNotices.usual(), "college");
    for (Level level : Level.values()) {
      Outcome outcome = outcome(level, Status.CONTINUING);
      String lastDay = level == Level.UNDERGRADUATE ? "By 20 June" : "By 15 July";
      assertThat(after(level, SampleNotices.receipt(outcome, null, college)))
          .contains(lastDay + ": Finish at the offices that are left");
      assertThat(after(level, SampleNotices.receipt(outcome, null, null)))
          .noneMatch(line -> line.startsWith(lastDay));
    }
  }

  @Test
  void whatIsOverOnTheDayThatAReceiptIsLookedAtIsSaidToBeOver() {
    OfficeBox college = SampleNotices.next(SampleNotices.usual(), "college");
    Outcome outcome = outcome(Level.UNDERGRADUATE, Status.GRADUATING);
    Receipt receipt = SampleNotices.receipt(outcome, Refund.BANK, college);
    assertThat(after(Level.UNDERGRADUATE, receipt, LocalDate.of(2012, 7, 3)))
        .containsExactly(
            "26 June (past): Campus card and network account stop",
            "26 June (past): Both balances are merged for the refund",
            "By 15 July: Your card and network balance is paid to your Bank of China card",
            "By 15 July: See that the bank card is in good order",
            ALUMNI);
    assertThat(after(Level.UNDERGRADUATE, receipt, LocalDate.of(2012, 7, 16)))
        .contains(
            "By 15 July (past): Your card and network balance is paid to your Bank of China card")
        .noneMatch(line -> line.contains("good order"));
    assertThat(after(Level.UNDERGRADUATE, receipt, LocalDate.of(2012, 6, 20)))
        .as("the last day itself is none of the past")
        .isEqualTo(after(Level.UNDERGRADUATE, receipt));
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void noOneIsToldToPutMoneyInAnAccountThatIsClosed(Level level) {
    boolean undergraduate = level == Level.UNDERGRADUATE;
    LocalDate last = undergraduate ? LocalDate.of(2012, 6, 26) : LocalDate.of(2012, 7, 16);
    Receipt receipt = SampleNotices.receipt(outcome(level, Status.GRADUATING), Refund.BANK, null);
    String month = undergraduate ? "June" : "July";
    assertThat(after(level, receipt, last))
        .as("it works on its last day")
        .anyMatch(line -> line.startsWith("Now: To be online in " + month));
    assertThat(after(level, receipt, last.plusDays(1)))
        .contains(
            (undergraduate ? "26 June" : "16 July")
                + " (past): Campus card and network account stop")
        .noneMatch(line -> line.contains("put money in"));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void whatIsToBeDoneByADayIsSaidOnThatDayAndNotAfterIt(
      Status status, @Nullable Refund refund, LocalDate day, String order) {
    Receipt receipt = SampleNotices.receipt(outcome(Level.UNDERGRADUATE, status), refund, null);
    assertThat(after(Level.UNDERGRADUATE, receipt, day)).anyMatch(line -> line.contains(order));
    assertThat(after(Level.UNDERGRADUATE, receipt, day.plusDays(1)))
        .noneMatch(line -> line.contains(order));
  }

  static Stream<Arguments> orders() {
    LocalDate september = LocalDate.of(2012, 9, 15);
    return Stream.of(
        Arguments.of(Status.GRADUATING, Refund.CASH, LocalDate.of(2012, 6, 20), "In cash"),
        Arguments.of(Status.GRADUATING, Refund.BANK, LocalDate.of(2012, 7, 15), "in good order"),
        Arguments.of(Status.CONTINUING, null, september, "spend it"),
        Arguments.of(Status.DEFERRAL_UNSETTLED, null, september, "settle the deferral"));
  }

  @Test
  void onlyNowIsNowAndOnlyWhileAnythingIs() {
    Receipt receipt =
        SampleNotices.receipt(outcome(Level.UNDERGRADUATE, Status.GRADUATING), Refund.BANK, null);
    Window window = SampleNotices.POLICY.window(Level.UNDERGRADUATE);
    assertThat(OutcomeWords.after(english(), receipt, window, window.lastDay()))
        .filteredOn(OutcomeWords.Point::now)
        .extracting(OutcomeWords.Point::when)
        .containsExactly("Now");
    assertThat(OutcomeWords.after(english(), receipt, window, LocalDate.of(2012, 7, 3)))
        .isNotEmpty()
        .noneMatch(OutcomeWords.Point::now);
  }

  @Test
  void eachStatementNamesItsOwnRules() {
    assertThat(ruled(SampleNotices.of(Level.UNDERGRADUATE, Status.GRADUATING), Refund.BANK))
        .containsExactly(
            "[C1] Library borrowing stops, all else goes on",
            "[I1] To be online in June, put money in the account first; June's monthly fee is not"
                + " charged",
            "[C2, I1] Campus card and network account stop",
            "[I1] Both balances are merged for the refund",
            "[C2, C8] Card and network balance of ¥58.80 is paid to your Bank of China card",
            "[C2, C8] Card ending in 3306: See that the bank card is in good order",
            "[C9] To keep it as an alumni card, have the service hall stamp it");
    assertThat(ruled(SampleNotices.of(Level.POSTGRADUATE, Status.CONTINUING), null))
        .contains(
            "[I5, C7] Have the service hall move the old account's balance",
            "[C6b, C7] Card balance of ¥18.80: spend it, or move it to your new card at the service"
                + " hall",
            "[C6b] Your campus card stops");
  }

  @Test
  void theRulesOfTheStatusAreLeftForTheStatus() {
    for (Level level : Level.values()) {
      for (Status status : Status.values()) {
        SampleNotices.POLICY
            .outcome(level, status)
            .ifPresent(
                outcome ->
                    assertThat(
                            OutcomeWords.otherRules(
                                outcome, before(SampleNotices.of(level, status), null)))
                        .containsExactly(level == Level.UNDERGRADUATE ? "S1" : "S2", "S3"));
      }
    }
  }

  private static List<String> ruled(Notice notice, @Nullable Refund refund) {
    return before(notice, refund).stream()
        .flatMap(point -> point.what().stream())
        .map(line -> line.rules() + " " + line.text().replace('\u00a0', ' '))
        .toList();
  }

  private static List<OutcomeWords.Point> before(Notice notice, @Nullable Refund refund) {
    return OutcomeWords.before(
        english(),
        Objects.requireNonNull(notice.outcome()),
        refund,
        BOTH,
        "3306",
        notice.window().lastDay());
  }

  @Test
  void anOlderServersReceiptNamesWhatItKnows() {
    Outcome full = outcome(Level.UNDERGRADUATE, Status.GRADUATING);
    Outcome older =
        new Outcome(
            full.cardStopsOn(),
            new BalanceOutcome(full.balance().how(), full.balance().by(), null),
            full.network(),
            full.refundChoices(),
            List.of(),
            null,
            full.rules());
    Wording english = Wording.in(Language.EN, 2012);
    assertThat(after(Level.UNDERGRADUATE, SampleNotices.receipt(older, Refund.BANK, null)))
        .contains("Now: Your campus card goes on as before")
        .contains("By 15 July: Your card and network balance is paid to your bank card")
        .contains("By 15 July: Please see that the bank card is in good order")
        .doesNotContain(ALUMNI);
    assertThat(after(Level.UNDERGRADUATE, SampleNotices.receipt(older, Refund.CASH, null)))
        .contains("By 20 June: Your card and network balance: In cash")
        .noneMatch(line -> line.contains("ounter"));
    assertThat(OutcomeWords.refundName(english, older, Refund.BANK)).isEqualTo("To your bank card");
    assertThat(OutcomeWords.warning(english, older)).isEqualTo("This cannot be undone.");
    assertThat(OutcomeWords.warning(english, full))
        .isEqualTo("Library borrowing stops at once.\nThis cannot be undone.");
  }

  @Test
  void anAccountThatIsNotChargedIsNotSaidToBeCharged() {
    NetworkOutcome network =
        new NetworkOutcome(LocalDate.of(2012, 6, 26), null, false, null, null, List.of());
    assertThat(String.join("\n", with(network)))
        .contains("Both balances are merged for the refund")
        .doesNotContain("charged", "goes on, charged");
  }

  @Test
  void oneMonthIsNoStretchOfMonths() {
    YearMonth december = YearMonth.of(2012, 12);
    NetworkOutcome network =
        new NetworkOutcome(
            null,
            LocalDate.of(2012, 12, 20),
            true,
            null,
            new ChargedMonths(december, december),
            List.of());
    assertThat(with(network))
        .contains("20 December: Your old network account ends; December is charged as usual");
  }

  private static List<String> with(NetworkOutcome network) {
    Outcome full = outcome(Level.UNDERGRADUATE, Status.GRADUATING);
    Outcome other =
        new Outcome(
            full.cardStopsOn(),
            full.balance(),
            network,
            full.refundChoices(),
            full.cardRightsEnded(),
            full.alumniCard(),
            full.rules());
    return after(Level.UNDERGRADUATE, SampleNotices.receipt(other, Refund.BANK, null));
  }

  private static String after(Status status, @Nullable Refund refund) {
    Receipt receipt = SampleNotices.receipt(outcome(Level.UNDERGRADUATE, status), refund, null);
    return String.join("\n", after(Level.UNDERGRADUATE, receipt));
  }

  private static List<String> after(Level level, Receipt receipt) {
    return after(level, receipt, null);
  }

  private static List<String> after(Level level, Receipt receipt, @Nullable LocalDate today) {
    return told(OutcomeWords.after(english(), receipt, SampleNotices.POLICY.window(level), today));
  }

  private static List<String> lines(
      Level level, Status status, @Nullable Refund refund, OutcomeWords.Money money) {
    LocalDate lastDay = SampleNotices.POLICY.window(level).lastDay();
    return told(
        OutcomeWords.before(english(), outcome(level, status), refund, money, "3306", lastDay));
  }

  private static List<String> told(List<OutcomeWords.Point> points) {
    return points.stream()
        .flatMap(point -> point.said().stream().map(said -> point.when() + ": " + said))
        .map(line -> line.replace('\u00a0', ' '))
        .toList();
  }

  private static Outcome outcome(Level level, Status status) {
    return SampleNotices.POLICY.outcome(level, status).orElseThrow();
  }

  private static Wording english() {
    return Wording.in(Language.EN, 2012);
  }
}
