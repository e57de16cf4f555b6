package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notice: one box per office (N2), needed as D1 … D10 say, the college last (N3). */
class NoticeBoxesTest {
  private final Policy policy = Policies.ofYear("2012").orElseThrow();

  @Test
  void everyNoticeHasTheTenOfficesInTheGuidesOrder() {
    assertThat(policy.boxes(Students.student(Level.UNDERGRADUATE, Status.GRADUATING)))
        .extracting(OfficeBox::office)
        .containsExactly(
            "energy_office",
            "student_aid",
            "dormitories",
            "library",
            "finance",
            "supervisor",
            "party_and_league",
            "canteen_counter",
            "information_centre",
            "college");
  }

  @Test
  void everyoneNeedsFourOffices() {
    assertThat(open(Students.student(Level.UNDERGRADUATE, Status.GRADUATING)))
        .containsExactlyInAnyOrder("energy_office", "supervisor", "information_centre", "college");
  }

  @Test
  void everyPostgraduateNeedsTheLibraryToo() {
    assertThat(open(Students.student(Level.POSTGRADUATE, Status.GRADUATING)))
        .containsExactlyInAnyOrder(
            "energy_office", "library", "supervisor", "information_centre", "college");
  }

  @ParameterizedTest
  @CsvSource({
    "student_loan, student_aid",
    "lives_in, dormitories",
    "library_due, library",
    "tuition_due, finance",
    "party_member, party_and_league",
  })
  void aTraitMakesItsOfficeNeeded(String trait, String office) {
    Student without = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);
    Student with =
        Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of(trait), Set.of(), null);

    Set<String> more = new HashSet<>(open(with));
    more.removeAll(open(without));
    assertThat(more).containsExactly(office);
  }

  @Test
  void onlyCashLeadsToTheCanteenCounter() {
    assertThat(open(choosing(Refund.CASH))).contains("canteen_counter");
    assertThat(open(choosing(Refund.BANK))).doesNotContain("canteen_counter");
  }

  /**
   * Rule C4: the balance stays on the card, whatever was chosen before the status was corrected.
   */
  @Test
  void cashThatTheStatusDoesNotOfferLeadsNowhere() {
    for (@Nullable Status status : new @Nullable Status[] {Status.DEFERRAL_APPROVED, null}) {
      Student student = Students.with(Level.UNDERGRADUATE, status, Set.of(), Set.of(), Refund.CASH);
      assertThat(open(student)).doesNotContain("canteen_counter");
      assertThat(policy.openBeforeLast(student)).doesNotContain("canteen_counter");
    }
  }

  @Test
  void theCollegeWaitsForEveryOtherOfficeThatIsNeeded() {
    Student student =
        Students.with(
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            Set.of("library_due"),
            Set.of("energy_office"),
            null);

    assertThat(policy.openBeforeLast(student))
        .containsExactly("library", "supervisor", "information_centre");
    assertThat(policy.comesLast("college")).isTrue();
    assertThat(policy.comesLast("library")).isFalse();
    assertThat(policy.comesLast("no_such_office")).isFalse();
  }

  @Test
  void theStepOfTheTerminalIsNextWhileItIsOpen() {
    assertThat(next(Students.student(Level.UNDERGRADUATE, Status.GRADUATING)))
        .containsExactly("information_centre");
  }

  @Test
  void theCollegeIsNextOnlyWhenNothingElseIsOpen() {
    Set<String> done = new HashSet<>(Set.of("information_centre", "energy_office"));
    Student waiting = Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of(), done, null);
    assertThat(next(waiting)).containsExactly("supervisor");

    done.add("supervisor");
    Student ready = Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of(), done, null);
    assertThat(next(ready)).containsExactly("college");

    done.add("college");
    Student finished = Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of(), done, null);
    assertThat(next(finished)).isEmpty();
    assertThat(open(finished)).isEmpty();
  }

  @Test
  void aPostgraduateHasASupervisorAndHandsInTheses() {
    List<OfficeBox> boxes = policy.boxes(Students.student(Level.POSTGRADUATE, Status.GRADUATING));

    assertThat(boxes)
        .filteredOn(box -> box.office().equals("supervisor"))
        .extracting(box -> box.name().zh())
        .containsExactly("导师");
    assertThat(boxes)
        .filteredOn(box -> box.office().equals("library"))
        .extracting(box -> box.detail().zh())
        .singleElement()
        .asString()
        .contains("论文");
  }

  private Student choosing(Refund refund) {
    return Students.with(Level.UNDERGRADUATE, Status.GRADUATING, Set.of(), Set.of(), refund);
  }

  private Set<String> open(Student student) {
    return policy.boxes(student).stream()
        .filter(box -> box.progress() == Progress.OPEN)
        .map(OfficeBox::office)
        .collect(Collectors.toSet());
  }

  private List<String> next(Student student) {
    return policy.boxes(student).stream().filter(OfficeBox::next).map(OfficeBox::office).toList();
  }
}
