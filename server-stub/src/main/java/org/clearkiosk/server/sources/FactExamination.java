package org.clearkiosk.server.sources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.GivenBlockers;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;

/**
 * Looks at a request's changes before the first is done. Locks all that they are about: cards
 * first, then students, each in their order, as {@link org.clearkiosk.server.store.Orders} says. A
 * completion comes wholly before the request or wholly after.
 */
final class FactExamination {
  private static final int MOST_BLOCKERS_OF_A_SOURCE = 100;

  private final Handle handle;
  private final SourceIdentity source;
  private final Policy policy;
  private final LocalDate day;
  private final Set<String> cards = new TreeSet<>();
  private final Set<String> students = new TreeSet<>();
  private final Map<String, Integer> blockers = new HashMap<>();

  /**
   * @param policy the rules that the campus goes by
   * @param day on which they are applied
   */
  FactExamination(Handle handle, SourceIdentity source, Policy policy, LocalDate day) {
    this.handle = handle;
    this.source = source;
    this.policy = policy;
    this.day = day;
  }

  /** Locks what changes are about, as far as the campus has it, and they have their form. */
  void lock(List<FactChange> changes) {
    for (FactChange change : changes) {
      if (FactForm.flaw(change).isPresent()) {
        continue;
      }
      // what a change says besides has no form that was looked at
      if (change.op() == FactChange.Op.SET_CARD_STATE) {
        cards.add(Objects.requireNonNull(change.card()));
      } else {
        students.add(Objects.requireNonNull(change.student()));
      }
    }
    cards.removeIf(card -> Cards.findToChange(handle, source.campus(), card).isEmpty());
    students.removeIf(student -> !Students.lock(handle, source.campus(), student));
  }

  /** Why changes cannot be done; after {@link #lock}. */
  List<FactMistake> mistakes(List<FactChange> changes) {
    List<FactMistake> mistakes = new ArrayList<>();
    Map<String, Integer> targets = new HashMap<>();
    for (int index = 0; index < changes.size(); index++) {
      FactChange change = changes.get(index);
      Optional<FactMistake> mistake = mistake(index, change);
      Integer earlier = targets.putIfAbsent(change.target(), index);
      if (mistake.isEmpty() && earlier != null) {
        String flaw = "changes[%d] is about the same; send one of them".formatted(earlier);
        mistake = mistake(index, ProblemType.FACT_UNFIT, flaw);
      }
      mistake.ifPresent(mistakes::add);
    }
    return mistakes;
  }

  private Optional<FactMistake> mistake(int index, FactChange change) {
    Optional<String> flaw = FactForm.flaw(change);
    Optional<String> scope =
        change.op() == null ? Optional.empty() : FactRights.lackOfScope(source, change.op());
    if (scope.isPresent()) {
      return mistake(index, ProblemType.NOT_ALLOWED, scope.get());
    }
    if (flaw.isPresent()) {
      return mistake(index, ProblemType.FACT_UNFIT, flaw.get());
    }
    Optional<String> foreign = FactRights.lackOfOwnership(source, change);
    if (foreign.isPresent()) {
      return mistake(index, ProblemType.NOT_ALLOWED, foreign.get());
    }
    boolean known =
        change.op() == FactChange.Op.SET_CARD_STATE
            ? cards.contains(Objects.requireNonNull(change.card()))
            : students.contains(Objects.requireNonNull(change.student()));
    return known
        ? found(index, change)
        : Optional.of(new FactMistake(index, ProblemType.SUBJECT_UNKNOWN, null));
  }

  private Optional<FactMistake> found(int index, FactChange change) {
    return switch (Objects.requireNonNull(change.op())) {
      case PUT_BLOCKER, LIFT_BLOCKER -> blocker(index, change);
      case FINISH_STEP -> finishing(index, change);
      case REOPEN_STEP -> reopening(index, change);
      case SET_CARD_STATE -> Optional.empty();
    };
  }

  private Optional<FactMistake> blocker(int index, FactChange change) {
    GivenBlockers.Key key = FactLedger.key(source, change);
    Optional<Blocker> found = GivenBlockers.find(handle, source.campus(), key);
    if (!Etags.expected(change, found)) {
      return Optional.of(new FactMistake(index, ProblemType.CHANGED_MEANWHILE, null));
    }
    if (change.op() == FactChange.Op.PUT_BLOCKER && found.isEmpty()) {
      int before =
          blockers.computeIfAbsent(
              key.student(),
              student -> GivenBlockers.count(handle, source.campus(), student, source.source()));
      blockers.put(key.student(), before + 1);
      if (before >= MOST_BLOCKERS_OF_A_SOURCE) {
        String flaw = "a student has at most %d of one source".formatted(MOST_BLOCKERS_OF_A_SOURCE);
        return mistake(index, ProblemType.FACT_UNFIT, flaw);
      }
    }
    return Optional.empty();
  }

  private Optional<FactMistake> finishing(int index, FactChange change) {
    Optional<Refund> refund = FactForm.refundOf(change.refund());
    boolean last = policy.comesLast(Objects.requireNonNull(change.office()));
    if (!last && refund.isEmpty()) {
      return Optional.empty();
    }
    Student student =
        Students.find(handle, source.campus(), Objects.requireNonNull(change.student()))
            .orElseThrow();
    Optional<FactMistake> early = last ? early(index, change, student) : Optional.empty();
    return early.isPresent()
        ? early
        : refund.flatMap(chosen -> choosing(index, change, student, chosen));
  }

  /** Who comes last waits for every other office that is needed (N3); done already is done. */
  private Optional<FactMistake> early(int index, FactChange change, Student student) {
    List<NamedOffice> open = policy.openBeforeLast(student);
    return open.isEmpty() || student.done().contains(Objects.requireNonNull(change.office()))
        ? Optional.empty()
        : Optional.of(new FactMistake(index, ProblemType.OFFICES_OPEN, null, open));
  }

  /** A refund is chosen with the step that terminals finish, and with no other. */
  private Optional<FactMistake> choosing(
      int index, FactChange change, Student student, Refund refund) {
    String office = policy.officeFinishedHere();
    if (!office.equals(change.office())) {
      String flaw = "refund: is chosen with the step of %s alone".formatted(office);
      return mistake(index, ProblemType.FACT_UNFIT, flaw);
    }
    RefundChoice choice = RefundChoice.of(handle, source.campus(), policy, day, student, refund);
    if (choice instanceof RefundChoice.Confirmed) {
      return Optional.of(new FactMistake(index, ProblemType.COMPLETION_STANDS, null));
    }
    return choice instanceof RefundChoice.NotOffered refused
        ? mistake(
            index,
            ProblemType.REFUND_NOT_OFFERED,
            "to choose from today: " + words(refused.choices()))
        : Optional.empty();
  }

  private static String words(List<Refund> choices) {
    return choices.isEmpty()
        ? "none"
        : choices.stream().map(FactForm::word).collect(Collectors.joining(", "));
  }

  /**
   * The step that terminals finish may be finished by hand too (K2); this year's completion stands.
   */
  private Optional<FactMistake> reopening(int index, FactChange change) {
    String student = Objects.requireNonNull(change.student());
    return policy.officeFinishedHere().equals(change.office())
            && Completions.stands(handle, source.campus(), student, policy.year())
        ? Optional.of(new FactMistake(index, ProblemType.COMPLETION_STANDS, null))
        : Optional.empty();
  }

  private static Optional<FactMistake> mistake(int index, ProblemType type, String flaw) {
    return Optional.of(new FactMistake(index, type, flaw));
  }
}
