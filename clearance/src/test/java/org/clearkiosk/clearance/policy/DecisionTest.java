package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The information-centre step: when a terminal finishes it, and when the hall does. */
class DecisionTest {
  private static final LocalDate IN_JUNE = LocalDate.parse("2012-06-12");

  private final Policy policy = Policies.ofYear("2012").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "UNDERGRADUATE, 2012-06-10, NotYet",
    "UNDERGRADUATE, 2012-06-11, Clear",
    "UNDERGRADUATE, 2012-06-20, Clear",
    "UNDERGRADUATE, 2012-06-21, Closed",
    "POSTGRADUATE,  2012-07-01, NotYet",
    "POSTGRADUATE,  2012-07-02, Clear",
    "POSTGRADUATE,  2012-07-15, Clear",
    "POSTGRADUATE,  2012-07-16, Closed",
  })
  void bothDaysOfTheWindowAreInIt(Level level, LocalDate day, String decision) {
    Student student = Students.student(level, Status.GRADUATING);

    assertThat(policy.decide(student, List.of(), day).getClass().getSimpleName())
        .isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource({
    "UNDERGRADUATE, GRADUATING,        2012-06-10, BANK",
    "UNDERGRADUATE, GRADUATING,        2012-06-11, BANK CASH",
    "UNDERGRADUATE, GRADUATING,        2012-06-20, BANK CASH",
    "UNDERGRADUATE, GRADUATING,        2012-06-21, BANK",
    "POSTGRADUATE,  GRADUATING,        2012-07-15, BANK CASH",
    "UNDERGRADUATE, DEFERRAL_APPROVED, 2012-06-12, ''",
    "UNDERGRADUATE,                  , 2012-06-12, ''",
  })
  void cashIsToBeHadWithinTheWindowAlone(
      Level level, @Nullable Status status, LocalDate day, String choices) {
    assertThat(policy.refundsOn(day, Students.student(level, status)))
        .extracting(Refund::name)
        .containsExactlyElementsOf(choices.isEmpty() ? List.of() : List.of(choices.split(" ", -1)));
  }

  @Test
  void clearsAStudentWithNothingInTheWay() {
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);

    Decision decision = policy.decide(student, List.of(), IN_JUNE);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Clear.class,
            clear -> {
              assertThat(clear.checks())
                  .extracting(Check::kind)
                  .containsExactly(
                      "frozen_funds", "lab_fee", "unclaimed_transfer", "switch_on_loan");
              assertThat(clear.checks()).noneMatch(Check::blocked);
              assertThat(clear.checks())
                  .extracting(check -> check.answer().en())
                  .containsExactly("None", "Nothing owed", "None left", "None");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"frozen_funds", "lab_fee", "unclaimed_transfer", "switch_on_loan"})
  void sendsToTheHallForEachKindAlone(String kind) {
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);

    Decision decision =
        policy.decide(student, List.of(new Blocker(kind, 600L, null, null)), IN_JUNE);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.GoToHall.class,
            hall -> {
              assertThat(hall.reasons()).extracting(Reason::kind).containsExactly(kind);
              assertThat(hall.checks())
                  .filteredOn(Check::blocked)
                  .extracting(Check::kind)
                  .containsExactly(kind);
            });
  }

  @Test
  void givesTheReasonsInThePolicysOrderAndUnknownOnesLast() {
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);
    List<Blocker> blockers =
        List.of(
            new Blocker("studio_key", null, "K-12", new Text("画室钥匙", "Studio key")),
            new Blocker("switch_on_loan", null, "SW-2011-0099", null),
            new Blocker("frozen_funds", 2350L, null, null));

    Decision decision = policy.decide(student, blockers, IN_JUNE);

    assertThat(((Decision.GoToHall) decision).reasons())
        .extracting(Reason::kind)
        .containsExactly("frozen_funds", "switch_on_loan", "studio_key");
  }

  @Test
  void anUndeclaredKindBlocksInTheSourcesOwnWords() {
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);
    Blocker key = new Blocker("studio_key", null, "K-12", new Text("画室钥匙没有还", "Studio key"));

    Decision decision = policy.decide(student, List.of(key), IN_JUNE);

    assertThat(((Decision.GoToHall) decision).reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.found().zh()).isEqualTo("画室钥匙没有还");
              assertThat(reason.item()).isEqualTo("K-12");
              assertThat(reason.whatToDo()).isEqualTo(policy.unknownBlocker().whatToDo());
            });
  }

  @Test
  void anUndeclaredKindWithoutWordsBlocksToo() {
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);

    Decision decision =
        policy.decide(student, List.of(new Blocker("x", null, null, null)), IN_JUNE);

    assertThat(((Decision.GoToHall) decision).reasons())
        .extracting(Reason::found)
        .containsExactly(policy.unknownBlocker().found());
  }

  @Test
  void whatIsDoneStaysDoneEvenOutsideTheWindowAndWithNewBlockers() {
    Student student =
        Students.with(
            Level.UNDERGRADUATE, Status.GRADUATING, Set.of(), Set.of("information_centre"), null);
    List<Blocker> late = List.of(new Blocker("lab_fee", 600L, null, null));

    assertThat(policy.decide(student, late, LocalDate.parse("2012-08-01")))
        .isInstanceOf(Decision.AlreadyDone.class);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void aStudentWithoutStatusGoesToTheCollegeFirst(Level level) {
    Student student = Students.student(level, null);
    LocalDate day = policy.window(level).firstDay();

    assertThat(policy.decide(student, List.of(), day)).isInstanceOf(Decision.NoStatus.class);
  }

  @Test
  void aStatusThatDoesNotGoWithTheLevelIsTakenForNone() {
    @Nullable Status unsettled = Status.DEFERRAL_UNSETTLED;
    Student student = Students.student(Level.POSTGRADUATE, unsettled);

    assertThat(policy.decide(student, List.of(), LocalDate.parse("2012-07-02")))
        .isInstanceOf(Decision.NoStatus.class);
  }
}
