package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.RefundUntil;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a level and status without a student. */
class ExplanationTest {
  private static final LocalDate IN_JUNE = LocalDate.parse("2012-06-12");

  private final Policy policy = Policies.ofYear("2012").orElseThrow();

  @Test
  void itSaysEverything() {
    Explanation said = explain(Level.UNDERGRADUATE, Status.GRADUATING, Circumstances.UNKNOWN);

    assertThat(said.policy()).isEqualTo("2012");
    assertThat(said.level()).isEqualTo(Level.UNDERGRADUATE);
    assertThat(said.status()).isEqualTo(Status.GRADUATING);
    assertThat(said.statusName()).isEqualTo(new Text("正常毕业", "Graduating"));
    assertThat(said.on()).isEqualTo(IN_JUNE);
    assertThat(said.window())
        .isEqualTo(
            new Explanation.WindowOn(
                Window.Phase.OPEN,
                LocalDate.parse("2012-06-11"),
                LocalDate.parse("2012-06-20"),
                List.of("W1", "W2")));
    assertThat(said.cardStopsOn()).isEqualTo(LocalDate.parse("2012-06-26"));
    assertThat(said.cardRightsEnded()).hasSize(1);
    assertThat(said.balance().by()).isEqualTo(LocalDate.parse("2012-07-15"));
    assertThat(said.network().refundedOn()).isEqualTo(LocalDate.parse("2012-06-26"));
    assertThat(said.refundChoices()).containsExactly(Refund.BANK, Refund.CASH);
    assertThat(said.alumniCard()).isNotNull();
    assertThat(said.hall()).isEqualTo(policy.hall());
    assertThat(said.notice()).isEqualTo(policy.notice());
    assertThat(said.reading()).contains("C8");
    assertThat(said.rules()).containsExactly("W1", "W2", "S1", "S3", "C1", "C2", "C8", "C9", "I1");
  }

  @Test
  void aRefundSaysByWhenItIsToBeHad() {
    Map<Refund, RefundUntil> refunds =
        explain(Level.POSTGRADUATE, Status.GRADUATING, Circumstances.UNKNOWN).refunds();

    assertThat(refunds.keySet()).containsExactly(Refund.BANK, Refund.CASH);
    assertThat(refunds.get(Refund.BANK))
        .isEqualTo(
            new RefundUntil(
                new Text("退到银行卡", "To the bank card"),
                new Text("确认银行卡状态正常", "See that the bank card is in good order"),
                LocalDate.parse("2012-09-10"),
                List.of("C2", "C6")));
    assertThat(Objects.requireNonNull(refunds.get(Refund.CASH)).by())
        .isEqualTo(LocalDate.parse("2012-07-15"));
    assertThat(explain(Level.POSTGRADUATE, Status.CONTINUING, Circumstances.UNKNOWN).refunds())
        .isEmpty();
  }

  /** As {@link Policy#refundsOn} has it of a student. */
  @ParameterizedTest
  @CsvSource({
    "2012-06-10, false",
    "2012-06-11, true",
    "2012-06-20, true",
    "2012-06-21, false",
  })
  void whatIsToBeHadWithinTheWindowIsToBeChosenOnlyThen(LocalDate day, boolean cash) {
    Explanation said =
        Explanation.of(policy, Level.UNDERGRADUATE, Status.GRADUATING, day, Circumstances.UNKNOWN)
            .orElseThrow();

    assertThat(said.refundChoices())
        .isEqualTo(cash ? List.of(Refund.BANK, Refund.CASH) : List.of(Refund.BANK))
        .isEqualTo(policy.refundsOn(day, Students.student(Level.UNDERGRADUATE, Status.GRADUATING)));
    assertThat(said.refunds().keySet())
        .as("by when each was to be had is said all the same")
        .containsExactly(Refund.BANK, Refund.CASH);
  }

  @Test
  void whenAnOfficeIsOpenIsSaidWhereItMayBeNeeded() {
    Text hours = new Text("九点到十七点", "9 to 17");
    assertThat(boathouse(Circumstances.UNKNOWN).hours()).as("it depends").isEqualTo(hours);
    assertThat(boathouse(new Circumstances(Set.of("rows"), null)).hours()).isEqualTo(hours);
    assertThat(boathouse(new Circumstances(Set.of(), null)).hours()).isNull();
  }

  private static OfficeNeed boathouse(Circumstances known) {
    return office(
        offices(
            Explanation.of(
                    YearFiles.invented(),
                    Level.UNDERGRADUATE,
                    Status.GRADUATING,
                    LocalDate.parse("2031-12-31"),
                    known)
                .orElseThrow()),
        "boathouse");
  }

  @ParameterizedTest
  @CsvSource({
    "2012-06-10, BEFORE",
    "2012-06-11, OPEN",
    "2012-06-20, OPEN",
    "2012-06-21, AFTER",
  })
  void itSaysWhereTheDayLies(LocalDate day, Window.Phase phase) {
    Explanation said =
        Explanation.of(policy, Level.UNDERGRADUATE, Status.CONTINUING, day, Circumstances.UNKNOWN)
            .orElseThrow();

    assertThat(said.window().phase()).isEqualTo(phase);
  }

  @Test
  void whatGoesTogetherIsExplainedAndNothingElse() {
    for (Level level : Level.values()) {
      for (Status status : Status.values()) {
        assertThat(
                Explanation.of(policy, level, status, IN_JUNE, Circumstances.UNKNOWN).isPresent())
            .isEqualTo(level == Level.UNDERGRADUATE || status != Status.DEFERRAL_UNSETTLED);
      }
    }
  }

  @Test
  void withoutCircumstancesItSaysWhatAnOfficeDependsOn() {
    Map<String, OfficeNeed> offices =
        offices(explain(Level.UNDERGRADUATE, Status.GRADUATING, Circumstances.UNKNOWN));

    assertThat(needs(offices, Need.NEEDED))
        .containsExactlyInAnyOrder("energy_office", "supervisor", "information_centre", "college");
    assertThat(needs(offices, Need.NOT_NEEDED)).isEmpty();
    assertThat(office(offices, "library").dependsOn())
        .containsExactly(new Condition(null, null, "library_due", null));
    assertThat(office(offices, "library").why())
        .isEqualTo(new Text("还清图书和欠费", "Return books, pay what is owed"));
    assertThat(office(offices, "canteen_counter").dependsOn())
        .containsExactly(new Condition(null, null, null, Refund.CASH));
    assertThat(office(offices, "canteen_counter").after()).containsExactly("information_centre");
    assertThat(office(offices, "information_centre").finishedHere()).isTrue();
    assertThat(office(offices, "college").last()).isTrue();
    assertThat(office(offices, "college").rules()).containsExactly("D10", "N3");
    assertThat(office(offices, "college").finishedHere()).isFalse();
    assertThat(office(offices, "supervisor").place()).isNotNull();
  }

  @Test
  void whereNothingIsPaidOutNoOneIsSentToTheCounter() {
    OfficeNeed counter =
        office(
            offices(explain(Level.UNDERGRADUATE, Status.CONTINUING, Circumstances.UNKNOWN)),
            "canteen_counter");

    assertThat(counter.need()).isEqualTo(Need.NOT_NEEDED);
    assertThat(counter.why().en()).isEqualTo("No cash to take, no need to go");
    assertThat(counter.dependsOn()).isEmpty();
  }

  @Test
  void everyPostgraduateNeedsTheLibraryAndHandsInTheses() {
    OfficeNeed library =
        office(
            offices(explain(Level.POSTGRADUATE, Status.CONTINUING, Circumstances.UNKNOWN)),
            "library");

    assertThat(library.need()).isEqualTo(Need.NEEDED);
    assertThat(library.dependsOn()).isEmpty();
    assertThat(library.why().en()).contains("theses");
  }

  @Test
  void withCircumstancesNothingIsLeftOpen() {
    Map<String, OfficeNeed> offices =
        offices(
            explain(
                Level.UNDERGRADUATE,
                Status.GRADUATING,
                new Circumstances(Set.of("lives_in"), Refund.CASH)));

    assertThat(needs(offices, Need.NEEDED))
        .containsExactlyInAnyOrder(
            "energy_office",
            "dormitories",
            "supervisor",
            "canteen_counter",
            "information_centre",
            "college");
    assertThat(needs(offices, Need.DEPENDS)).isEmpty();
  }

  @Test
  void aConditionOfSeveralPartsIsLeftOpenUntilAllAreKnown() {
    Policy invented = YearFiles.invented();

    assertThat(
            archive(
                invented, Level.UNDERGRADUATE, Status.DEFERRAL_UNSETTLED, Circumstances.UNKNOWN))
        .isEqualTo(Need.NEEDED);
    assertThat(archive(invented, Level.UNDERGRADUATE, Status.GRADUATING, Circumstances.UNKNOWN))
        .isEqualTo(Need.NOT_NEEDED);
    assertThat(
            archive(invented, Level.POSTGRADUATE, Status.DEFERRAL_UNSETTLED, Circumstances.UNKNOWN))
        .isEqualTo(Need.DEPENDS);
    assertThat(
            archive(
                invented,
                Level.POSTGRADUATE,
                Status.GRADUATING,
                new Circumstances(Set.of("keeps_file"), null)))
        .isEqualTo(Need.NEEDED);
    assertThat(
            archive(
                invented, Level.POSTGRADUATE, Status.GRADUATING, new Circumstances(Set.of(), null)))
        .isEqualTo(Need.NOT_NEEDED);
  }

  private static Need archive(Policy policy, Level level, Status status, Circumstances known) {
    return office(
            offices(Explanation.of(policy, level, status, IN_JUNE, known).orElseThrow()), "archive")
        .need();
  }

  private Explanation explain(Level level, Status status, Circumstances known) {
    return Explanation.of(policy, level, status, IN_JUNE, known).orElseThrow();
  }

  private static Map<String, OfficeNeed> offices(Explanation said) {
    return said.offices().stream()
        .collect(Collectors.toMap(OfficeNeed::office, Function.identity()));
  }

  private static OfficeNeed office(Map<String, OfficeNeed> offices, String id) {
    return Objects.requireNonNull(offices.get(id));
  }

  private static Set<String> needs(Map<String, OfficeNeed> offices, Need need) {
    return offices.values().stream()
        .filter(office -> office.need() == need)
        .map(OfficeNeed::office)
        .collect(Collectors.toSet());
  }
}
