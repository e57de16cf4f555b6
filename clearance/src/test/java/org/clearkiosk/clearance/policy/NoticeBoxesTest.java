package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notice: one box per office (N2), needed as D1 … D10 say, the college last (N3). */
class NoticeBoxesTest {
  private static final Student GRADUATING =
      Students.student(Level.UNDERGRADUATE, Status.GRADUATING);
  private static final LocalDate DAY = LocalDate.of(2012, 6, 12);
  private static final Text HALL =
      new Text("一站式服务大厅，学生活动中心一层", "One-stop service hall, Student activity centre, first floor");

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
      assertThat(policy.openBeforeLast(student))
          .extracting(NamedOffice::office)
          .doesNotContain("canteen_counter");
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
        .containsExactly(
            new NamedOffice("library", new Text("图书馆", "Library")),
            new NamedOffice("supervisor", new Text("毕设教师", "Thesis advisor")),
            new NamedOffice("information_centre", new Text("信息中心", "Information centre")));
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
    assertThat(boxes)
        .filteredOn(box -> box.bring() != null)
        .as("the guide names nothing else to bring")
        .singleElement()
        .satisfies(
            box -> {
              assertThat(box.office()).isEqualTo("library");
              assertThat(box.bring()).isEqualTo(new Text("三本纸质论文", "three printed theses"));
            });
  }

  @Test
  void whereTheHallFinishesTheStepItsBoxLeadsToTheHall() {
    List<Blocker> one = List.of(new Blocker("lab_fee", 600L, null, null));
    List<Blocker> two = List.of(one.get(0), new Blocker("switch_on_loan", null, "SW-1", null));

    OfficeBox box = ownStep(GRADUATING, one, DAY);
    assertThat(box.detail())
        .isEqualTo(
            new Text("有 1 件事要先到服务大厅处理", "One thing has to be settled at the service hall first"));
    assertThat(box.place()).isEqualTo(HALL);
    assertThat(box.next()).isTrue();
    assertThat(box.finishedHere()).isFalse();
    assertThat(box.rules()).containsExactly("D9", "K1", "C7", "K2");
    assertThat(ownStep(GRADUATING, two, DAY).detail())
        .isEqualTo(
            new Text("有 2 件事要先到服务大厅处理", "2 things have to be settled at the service hall first"));
  }

  @Test
  void afterTheWindowTheBoxOfTheStepLeadsToTheHall() {
    OfficeBox box = ownStep(GRADUATING, List.of(), DAY.plusMonths(1));

    assertThat(box.detail())
        .isEqualTo(new Text("带校园卡到服务大厅办", "Take your campus card to the service hall"));
    assertThat(box.place()).isEqualTo(HALL);
    assertThat(box.next()).isTrue();
    assertThat(box.finishedHere()).isFalse();
    assertThat(box.rules()).containsExactly("D9", "K1", "C7", "K2", "W1", "W2");
  }

  @Test
  void withoutAStatusTheBoxOfTheStepLeadsToWhoSetsIt() {
    OfficeBox box = ownStep(Students.student(Level.UNDERGRADUATE, null), List.of(), DAY);

    assertThat(box.detail().zh()).isEqualTo("先去设定身份状态，再到自助终端办");
    assertThat(box.place()).isEqualTo(new Text("院系", "College"));
    assertThat(box.next()).isTrue();
    assertThat(box.finishedHere()).isFalse();
    assertThat(box.rules()).containsExactly("D9", "K1", "S1", "S3");
  }

  @Test
  void onlyTheBoxOfTheStepFollowsTheDecision() {
    for (LocalDate day : List.of(DAY, DAY.plusMonths(1))) {
      List<OfficeBox> decided =
          policy.boxes(GRADUATING, policy.decide(GRADUATING, List.of(), day), day);
      List<OfficeBox> others = new ArrayList<>(policy.boxes(GRADUATING));
      others.removeIf(OfficeBox::finishedHere);
      assertThat(decided).containsAll(others).hasSize(others.size() + 1);
    }
    assertThat(policy.boxes(GRADUATING, policy.decide(GRADUATING, List.of(), DAY), DAY))
        .isEqualTo(policy.boxes(GRADUATING));
    Student cleared =
        Students.with(Level.UNDERGRADUATE, null, Set.of(), Set.of("information_centre"), null);
    assertThat(policy.boxes(cleared, policy.decide(cleared, List.of(), DAY), DAY))
        .isEqualTo(policy.boxes(cleared));
  }

  @Test
  void thereAreNoBoxesBeforeTheWindowOpens() {
    Student finishedByHand =
        Students.with(
            Level.UNDERGRADUATE, Status.GRADUATING, Set.of(), Set.of("information_centre"), null);
    LocalDate firstDay = policy.window(Level.UNDERGRADUATE).firstDay();
    for (Student student : List.of(GRADUATING, finishedByHand)) {
      assertThat(boxes(student, firstDay.minusDays(1))).isEmpty();
      assertThat(boxes(student, firstDay)).hasSize(10);
    }
  }

  private List<OfficeBox> boxes(Student student, LocalDate day) {
    return policy.boxes(student, policy.decide(student, List.of(), day), day);
  }

  private OfficeBox ownStep(Student student, List<Blocker> blockers, LocalDate day) {
    return policy.boxes(student, policy.decide(student, blockers, day), day).stream()
        .filter(box -> box.office().equals("information_centre"))
        .findFirst()
        .orElseThrow();
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
