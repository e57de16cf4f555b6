package org.clearkiosk.clearance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds whatever the facts are, in every year.
 *
 * <p>What the rules look at is finite, so nothing is drawn by lot: every level, status, set of
 * traits and refund with every office done or not, and every day around the windows with every set
 * of blockers.
 */
class PropertiesTest {
  static Stream<Policy> years() {
    return Stream.of(Policies.ofYear("2012").orElseThrow(), YearFiles.invented());
  }

  @ParameterizedTest
  @MethodSource("years")
  void aNoticeLeadsEveryoneToTheEnd(Policy policy) {
    List<String> offices = policy.offices().stream().map(Office::id).toList();
    students(
        policy,
        student -> {
          Set<String> done = new HashSet<>();
          List<String> way = new ArrayList<>();
          for (OfficeBox next = next(policy, student); next != null; ) {
            way.add(next.office());
            done.add(next.office());
            next =
                next(
                    policy,
                    Students.with(
                        student.level(),
                        student.status(),
                        student.traits(),
                        done,
                        student.refund()));
          }
          Set<String> needed = open(policy, student);
          assertThat(way).containsExactlyInAnyOrderElementsOf(needed);
          assertThat(way.get(0)).isEqualTo(policy.officeFinishedHere());
          assertThat(way.get(way.size() - 1)).isEqualTo(last(policy));
          for (Office office : policy.offices()) {
            int position = way.indexOf(office.id());
            if (position >= 0) {
              assertThat(way.subList(0, position))
                  .containsAll(office.after().stream().filter(needed::contains).toList());
            }
          }
          assertThat(policy.boxes(student)).extracting(OfficeBox::office).isEqualTo(offices);
        });
  }

  @ParameterizedTest
  @MethodSource("years")
  void whatIsDoneStaysDoneAndNothingElseChanges(Policy policy) {
    List<String> offices = policy.offices().stream().map(Office::id).toList();
    students(
        policy,
        student -> {
          List<OfficeBox> before = policy.boxes(student);
          for (int position = 0; position < offices.size(); position++) {
            List<OfficeBox> after =
                policy.boxes(
                    Students.with(
                        student.level(),
                        student.status(),
                        student.traits(),
                        Set.of(offices.get(position)),
                        student.refund()));
            for (int other = 0; other < offices.size(); other++) {
              assertThat(after.get(other).progress())
                  .isEqualTo(other == position ? Progress.DONE : before.get(other).progress());
            }
            assertThat(after.stream().filter(OfficeBox::next).count()).isLessThanOrEqualTo(1);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("years")
  void aFurtherTraitNeverTakesAnOfficeAway(Policy policy) {
    students(
        policy,
        student -> {
          Set<String> open = open(policy, student);
          for (Trait trait : policy.traits()) {
            Set<String> more = new HashSet<>(student.traits());
            more.add(trait.id());
            assertThat(
                    open(
                        policy,
                        Students.with(
                            student.level(), student.status(), more, Set.of(), student.refund())))
                .containsAll(open);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("years")
  void anExplanationSaysWhatTheNoticeWillSay(Policy policy) {
    students(
        policy,
        student -> {
          Status status = student.status();
          if (status == null) {
            return;
          }
          LocalDate day = policy.window(student.level()).firstDay();
          Circumstances known = new Circumstances(student.traits(), student.refund());
          Explanation.of(policy, student.level(), status, day, known)
              .ifPresent(explanation -> agrees(policy, student, explanation));
          Explanation.of(policy, student.level(), status, day, Circumstances.UNKNOWN)
              .ifPresent(explanation -> leavesOpen(policy, student, explanation));
        });
  }

  private static void agrees(Policy policy, Student student, Explanation explanation) {
    Set<String> open = open(policy, student);
    for (OfficeNeed office : explanation.offices()) {
      if (student.refund() != null || office.need() != Need.DEPENDS) {
        assertThat(office.need())
            .isEqualTo(open.contains(office.office()) ? Need.NEEDED : Need.NOT_NEEDED);
      }
    }
  }

  private static void leavesOpen(Policy policy, Student student, Explanation explanation) {
    Set<String> open = open(policy, student);
    for (OfficeNeed office : explanation.offices()) {
      assertThat(office.dependsOn().isEmpty()).isEqualTo(office.need() != Need.DEPENDS);
      assertThat(office.need() == Need.NEEDED && !open.contains(office.office())).isFalse();
      assertThat(office.need() == Need.NOT_NEEDED && open.contains(office.office())).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("years")
  void aDayOutsideTheWindowNeverClears(Policy policy) {
    List<Blocker> none = List.of();
    for (Level level : Level.values()) {
      Window window = policy.window(level);
      for (@Nullable Status status : statuses()) {
        Student student = Students.student(level, status);
        window
            .firstDay()
            .minusDays(400)
            .datesUntil(window.lastDay().plusDays(400))
            .forEach(
                day -> {
                  boolean within =
                      !day.isBefore(window.firstDay()) && !day.isAfter(window.lastDay());
                  assertThat(policy.decide(student, none, day) instanceof Decision.Clear)
                      .isEqualTo(within && policy.outcome(level, status).isPresent());
                });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("years")
  void everySetOfBlockersIsToldWhole(Policy policy) {
    List<Blocker> all = new ArrayList<>();
    policy.blockerKinds().forEach(kind -> all.add(new Blocker(kind.id(), 5L, null, null)));
    all.add(new Blocker("never_heard_of", null, "X-1", new Text("没听过", "Never heard of")));
    all.add(new Blocker("nor_of_this", null, null, null));
    Student student = Students.student(Level.UNDERGRADUATE, Status.GRADUATING);
    LocalDate day = policy.window(Level.UNDERGRADUATE).firstDay();
    for (int set = 0; set < 1 << all.size(); set++) {
      List<Blocker> blockers = chosen(all, set);
      Decision decision = policy.decide(student, blockers, day);
      if (blockers.isEmpty()) {
        assertThat(decision).isInstanceOf(Decision.Clear.class);
      } else {
        Decision.GoToHall hall = (Decision.GoToHall) decision;
        assertThat(hall.reasons())
            .extracting(Reason::kind)
            .containsExactlyElementsOf(blockers.stream().map(Blocker::kind).toList());
        assertThat(hall.checks().stream().filter(Check::blocked).map(Check::kind))
            .containsExactlyElementsOf(
                blockers.stream()
                    .map(Blocker::kind)
                    .filter(
                        kind ->
                            policy.blockerKinds().stream()
                                .anyMatch(known -> known.id().equals(kind)))
                    .toList());
      }
      assertThat(policy.decide(student, reversed(blockers), day).getClass())
          .isEqualTo(decision.getClass());
    }
  }

  private static void students(Policy policy, Consumer<Student> then) {
    List<String> traits = policy.traits().stream().map(Trait::id).toList();
    for (Level level : Level.values()) {
      for (@Nullable Status status : statuses()) {
        for (int set = 0; set < 1 << traits.size(); set++) {
          for (@Nullable Refund refund : new @Nullable Refund[] {null, Refund.BANK, Refund.CASH}) {
            then.accept(
                Students.with(level, status, Set.copyOf(chosen(traits, set)), Set.of(), refund));
          }
        }
      }
    }
  }

  private static @Nullable Status[] statuses() {
    return Arrays.copyOf(Status.values(), Status.values().length + 1);
  }

  private static <T> List<T> chosen(List<T> all, int set) {
    List<T> chosen = new ArrayList<>();
    for (int position = 0; position < all.size(); position++) {
      if ((set >> position & 1) == 1) {
        chosen.add(all.get(position));
      }
    }
    return chosen;
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  private static @Nullable OfficeBox next(Policy policy, Student student) {
    return policy.boxes(student).stream().filter(OfficeBox::next).findFirst().orElse(null);
  }

  private static Set<String> open(Policy policy, Student student) {
    Set<String> open = new HashSet<>();
    policy.boxes(student).stream()
        .filter(box -> box.progress() == Progress.OPEN)
        .forEach(box -> open.add(box.office()));
    return open;
  }

  private static String last(Policy policy) {
    return policy.offices().stream().filter(Office::last).findFirst().orElseThrow().id();
  }
}
