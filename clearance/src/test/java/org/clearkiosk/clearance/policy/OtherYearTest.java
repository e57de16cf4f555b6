package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.clearance.model.BalanceOutcome.How;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.RefundUntil;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An invented year: twelve offices, other kinds of blockers, other statuses of a level, windows
 * over New Year and of a single day, rules of other names. The same code follows it.
 */
class OtherYearTest {
  private final Policy policy = YearFiles.invented();

  @ParameterizedTest
  @CsvSource({
    "UNDERGRADUATE, 2031-12-29, NotYet",
    "UNDERGRADUATE, 2031-12-30, Clear",
    "UNDERGRADUATE, 2032-01-02, Clear",
    "UNDERGRADUATE, 2032-01-03, Closed",
    "UNDERGRADUATE, 2012-06-12, NotYet",
    "POSTGRADUATE,  2031-02-27, NotYet",
    "POSTGRADUATE,  2031-02-28, Clear",
    "POSTGRADUATE,  2031-03-01, Closed",
  })
  void itsWindowsCount(Level level, LocalDate day, String decision) {
    Student student = Students.student(level, Status.GRADUATING);

    assertThat(policy.decide(student, List.of(), day).getClass().getSimpleName())
        .isEqualTo(decision);
  }

  @Test
  void itsNoticeHasItsTwelveOffices() {
    List<OfficeBox> boxes = policy.boxes(Students.student(Level.POSTGRADUATE, Status.CONTINUING));

    assertThat(boxes).hasSize(12);
    assertThat(boxes)
        .filteredOn(OfficeBox::next)
        .extracting(OfficeBox::office)
        .containsExactly("card_desk");
    assertThat(policy.officeFinishedHere()).isEqualTo("card_desk");
    assertThat(open(Level.POSTGRADUATE, Status.CONTINUING, Set.of(), Set.of(), null))
        .containsExactly("porter", "observatory", "seminar", "registry", "card_desk", "senate");
    assertThat(open(Level.UNDERGRADUATE, Status.GRADUATING, Set.of("rows"), Set.of(), Refund.CASH))
        .containsExactly("porter", "boathouse", "registry", "cashier", "card_desk", "senate");
  }

  @Test
  void whatComesAfterAnotherOfficeIsPointedOutAfterIt() {
    assertThat(next(Set.of("card_desk"))).isEqualTo("porter");
    assertThat(next(Set.of("card_desk", "porter"))).isEqualTo("registry");
    assertThat(next(Set.of("card_desk", "registry", "porter"))).isEqualTo("senate");
  }

  @Test
  void whatStandsFirstOnTheNoticeMayComeLater() {
    assertThat(nextOf(Set.of(), "card_desk", "porter")).isEqualTo("registry");
    assertThat(nextOf(Set.of(), "card_desk", "porter", "registry")).isEqualTo("seminar");
    assertThat(nextOf(Set.of("insured"), "card_desk", "porter", "registry", "seminar"))
        .isEqualTo("infirmary");
  }

  private String nextOf(Set<String> traits, String... done) {
    return policy
        .boxes(Students.with(Level.POSTGRADUATE, Status.GRADUATING, traits, Set.of(done), null))
        .stream()
        .filter(OfficeBox::next)
        .findFirst()
        .orElseThrow()
        .office();
  }

  @Test
  void anOfficeThatIsNotNeededIsNotWaitedFor() {
    Student gardener =
        Students.with(
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            Set.of("grows"),
            Set.of("card_desk", "porter", "registry"),
            null);

    assertThat(box(gardener, "garden").next()).isTrue();
  }

  @Test
  void aPlaceAndHoursAreSaidOnlyWhereOneHasToGo() {
    Student rower =
        Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of("rows"), Set.of(), null);

    assertThat(box(rower, "boathouse").place()).isEqualTo(new Text("河边", "At the river"));
    assertThat(box(rower, "boathouse").hours()).isEqualTo(new Text("九点到十七点", "9 to 17"));
    assertThat(box(Students.student(Level.UNDERGRADUATE, null), "boathouse").place()).isNull();
    assertThat(box(Students.student(Level.UNDERGRADUATE, null), "boathouse").hours()).isNull();
  }

  @Test
  void whatToBringIsSaidWhereOneHasToGo() {
    Student rower =
        Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of("rows"), Set.of(), null);
    Student done =
        Students.with(
            Level.UNDERGRADUATE, Status.GRADUATING, Set.of("rows"), Set.of("boathouse"), null);
    Student unsettled = Students.student(Level.UNDERGRADUATE, Status.DEFERRAL_UNSETTLED);
    Student keeper =
        Students.with(Level.POSTGRADUATE, Status.GRADUATING, Set.of("keeps_file"), Set.of(), null);

    assertThat(box(rower, "boathouse").bring()).isEqualTo(new Text("桨", "the oar"));
    assertThat(box(rower, "porter").bring()).isNull();
    assertThat(box(done, "boathouse").bring()).isNull();
    assertThat(box(rower, "archive").bring()).as("not needed").isNull();
    assertThat(box(unsettled, "archive").bring()).isEqualTo(new Text("学生证", "your student ID"));
    assertThat(box(keeper, "archive").bring())
        .isEqualTo(new Text("卷宗和学生证", "the file and your student ID"));
  }

  @Test
  void whatToBringIsExplainedWhereItMayBeNeeded() {
    assertThat(explained(Set.of("rows"))).isEqualTo(new Text("桨", "the oar"));
    assertThat(explained(Set.of())).isNull();
    assertThat(explained(null)).as("it depends").isEqualTo(new Text("桨", "the oar"));
  }

  private @Nullable Text explained(@Nullable Set<String> traits) {
    return Explanation.of(
            policy,
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            LocalDate.parse("2031-12-31"),
            new Circumstances(traits, null))
        .orElseThrow()
        .offices()
        .stream()
        .filter(office -> office.office().equals("boathouse"))
        .findFirst()
        .orElseThrow()
        .bring();
  }

  @Test
  void whereTheStepIsSeenToElsewhereIsItsOwnHallAndItsOwnOffice() {
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);
    List<Blocker> blockers = List.of(new Blocker("bicycle", null, "B-7", null));
    OfficeBox toHall = decided(student, blockers, "2031-12-31");
    assertThat(Objects.requireNonNull(toHall.place()).zh())
        .isEqualTo(policy.hall().name().zh() + "，" + policy.hall().place().zh());
    assertThat(toHall.hours()).isEqualTo(policy.hall().hours()).isNotNull();

    OfficeBox toOffice =
        decided(Students.student(Level.UNDERGRADUATE, null), List.of(), "2031-12-31");
    assertThat(toOffice.place()).isEqualTo(new Text("注册处，二楼", "registry, Second floor"));
    assertThat(toOffice.hours()).isEqualTo(new Text("上午", "Mornings"));
    assertThat(toOffice.rules()).containsExactly("P3", "T1", "Q1");
  }

  private OfficeBox decided(Student student, List<Blocker> blockers, String day) {
    LocalDate on = LocalDate.parse(day);
    return policy.boxes(student, policy.decide(student, blockers, on), on).stream()
        .filter(box -> box.office().equals("card_desk"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itsKindsOfBlockersCountAndTheOthersAreUnknown() {
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);
    List<Blocker> blockers =
        List.of(
            new Blocker("lab_fee", 600L, null, new Text("机房欠费", "Lab fee")),
            new Blocker("telescope_fee", 5L, null, new Text("不会说", "Never said")),
            new Blocker("bicycle", null, "B-7", null));

    Decision decision = policy.decide(student, blockers, LocalDate.parse("2031-12-31"));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.GoToHall.class,
            hall -> {
              assertThat(hall.checks())
                  .extracting(Check::kind)
                  .containsExactly("bicycle", "telescope_fee");
              assertThat(hall.checks())
                  .extracting(check -> check.answer().en())
                  .containsExactly("A bicycle not returned", "A telescope fee owed");
              assertThat(hall.reasons())
                  .extracting(Reason::kind)
                  .containsExactly("bicycle", "telescope_fee", "lab_fee");
              assertThat(hall.reasons())
                  .extracting(Reason::counter)
                  .containsExactly(new Text("九号窗口", "Counter 9"), null, null);
              assertThat(hall.reasons().get(1).found().en()).isEqualTo("A telescope fee owed");
              assertThat(hall.reasons().get(2).found().en()).isEqualTo("Lab fee");
              assertThat(hall.reasons())
                  .extracting(Reason::rules)
                  .containsExactly(List.of("T3"), List.of("T3"), List.of("T2"));
            });
  }

  @Test
  void itsStatusesAreThoseItNames() {
    assertThat(policy.outcome(Level.UNDERGRADUATE, Status.CONTINUING)).isEmpty();
    assertThat(policy.outcome(Level.POSTGRADUATE, Status.DEFERRAL_UNSETTLED))
        .hasValueSatisfying(outcome -> assertThat(outcome.balance().how()).isEqualTo(How.STAYS));
  }

  @Test
  void itsOutcomesAreItsOwn() {
    Outcome outcome = policy.outcome(Level.UNDERGRADUATE, Status.GRADUATING).orElseThrow();

    assertThat(outcome.cardStopsOn()).isEqualTo(LocalDate.parse("2032-02-29"));
    assertThat(outcome.refundChoices()).containsExactly(Refund.CASH, Refund.BANK);
    assertThat(outcome.cardRightsEnded())
        .extracting(CardRight::id)
        .containsExactly("boats", "sauna");
    assertThat(outcome.alumniCard()).isNull();
    assertThat(outcome.rules()).containsExactly("Q1", "R3", "R1", "R2");
    assertThat(outcome.balance().rules()).isEmpty();
    assertThat(outcome.network().rules()).containsExactly("R2");
  }

  @Test
  void itsRefundsComeInItsOrderWithItsDays() {
    Outcome outcome = policy.outcome(Level.UNDERGRADUATE, Status.GRADUATING).orElseThrow();

    assertThat(outcome.refunds().keySet()).containsExactly(Refund.CASH, Refund.BANK);
    assertThat(outcome.refunds().values())
        .containsExactly(
            new RefundUntil(
                new Text("现金", "Cash"),
                new Text("找出纳", "See the cashier"),
                LocalDate.parse("2032-01-02"),
                List.of("R2")),
            new RefundUntil(
                new Text("银行", "Bank"),
                new Text("核对账号", "Check the account"),
                LocalDate.parse("2032-03-01"),
                List.of("R1")));
    assertThat(outcome.withoutRefund().refunds()).isEmpty();
    assertThat(outcome.withoutRefund().refundChoices()).isEmpty();
  }

  @Test
  void itsOfficesAreCalledWhatItCallsThem() {
    assertThat(policy.nameFinishedHere()).isEqualTo(new Text("制卡处", "card_desk"));
    assertThat(policy.statusSetBy(Level.UNDERGRADUATE)).isEqualTo(new Text("注册处", "registry"));
    assertThat(policy.statusSetBy(Level.POSTGRADUATE)).isEqualTo(new Text("评议会", "senate"));
  }

  @Test
  void aRefundThatWasChosenUnderAnotherStatusCountsNoMore() {
    assertThat(chosen(Status.GRADUATING, Refund.CASH)).hasValue(Refund.CASH);
    assertThat(chosen(Status.GRADUATING, null)).isEmpty();
    assertThat(chosen(Status.DEFERRAL_UNSETTLED, Refund.CASH)).isEmpty();
    assertThat(chosen(null, Refund.CASH)).isEmpty();
  }

  private Optional<Refund> chosen(@Nullable Status status, @Nullable Refund refund) {
    return policy.chosenRefund(
        Students.with(Level.UNDERGRADUATE, status, Set.of(), Set.of(), refund));
  }

  private OfficeBox box(Student student, String office) {
    return policy.boxes(student).stream()
        .filter(box -> box.office().equals(office))
        .findFirst()
        .orElseThrow();
  }

  private String next(Set<String> done) {
    Student student = Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of(), done, null);
    return policy.boxes(student).stream()
        .filter(OfficeBox::next)
        .findFirst()
        .orElseThrow()
        .office();
  }

  private List<String> open(
      Level level, Status status, Set<String> traits, Set<String> done, @Nullable Refund refund) {
    return policy.boxes(Students.with(level, status, traits, done, refund)).stream()
        .filter(box -> box.progress() == org.clearkiosk.clearance.model.Progress.OPEN)
        .map(OfficeBox::office)
        .toList();
  }
}
