package org.clearkiosk.clearance.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Detour;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one year, as its data file gives them. Every method is pure.
 *
 * @param year what the year is called, for example the year of graduation
 * @param zone where the year's dates are counted
 * @param windows the clearance window of each level (W1)
 * @param guideRules the rules of the guide, in its order; what the other parts cite
 * @param notice where the notice is to be seen on the web (N1)
 * @param statuses the identity statuses of each level (S1, S2)
 * @param hall the service hall (C7)
 * @param traits the facts about a student that make an office needed
 * @param offices the offices in the order in which a notice shows them (D1 … D10)
 * @param blockerKinds the declared kinds of blockers, in the order in which they are looked for
 * @param unknownBlocker what is said about other kinds
 * @param refunds the ways to take a balance back (C2, C6, C8)
 * @param cardRights what the card is no longer good for after the step (C1)
 * @param alumniCard how the card becomes an alumni card (C9); null where it cannot
 * @param outcomes what clearing means, for each level and status (C2 … C6c, I1 … I6)
 */
public record Policy(
    String year,
    ZoneId zone,
    List<GuideRule> guideRules,
    Map<Level, Window> windows,
    NoticeAccess notice,
    Map<Level, LevelStatuses> statuses,
    Hall hall,
    List<Trait> traits,
    List<Office> offices,
    List<BlockerKind> blockerKinds,
    UnknownBlocker unknownBlocker,
    Map<Refund, RefundWay> refunds,
    CardRights cardRights,
    @Nullable AlumniCard alumniCard,
    List<OutcomeRule> outcomes) {
  public Policy {
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(zone, "zone");
    guideRules = List.copyOf(guideRules);
    windows = Map.copyOf(windows);
    Objects.requireNonNull(notice, "notice");
    statuses = Map.copyOf(statuses);
    Objects.requireNonNull(hall, "hall");
    traits = List.copyOf(traits);
    offices = List.copyOf(offices);
    blockerKinds = List.copyOf(blockerKinds);
    Objects.requireNonNull(unknownBlocker, "unknownBlocker");
    refunds = Map.copyOf(refunds);
    Objects.requireNonNull(cardRights, "cardRights");
    outcomes = List.copyOf(outcomes);
  }

  /** The clearance window of a level. */
  public Window window(Level level) {
    return Objects.requireNonNull(windows.get(level));
  }

  /** The id of the office whose step a terminal finishes (K1). */
  public String officeFinishedHere() {
    return finishedHere().id();
  }

  /** What the office is called whose step a terminal finishes, whatever the level. */
  public Text nameFinishedHere() {
    return finishedHere().name();
  }

  private Office finishedHere() {
    return offices.stream().filter(Office::finishedHere).findFirst().orElseThrow();
  }

  /** What the office is called that sets and corrects the status of a level (S3). */
  public Text statusSetBy(Level level) {
    return settingStatus(level).nameFor(level);
  }

  private Office settingStatus(Level level) {
    String id = Objects.requireNonNull(statuses.get(level)).correctedAt();
    return offices.stream().filter(office -> office.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * What a status is called at a level; empty where the two do not go together (S2), or it is not
   * set.
   */
  public Optional<Text> statusName(Level level, @Nullable Status status) {
    return Optional.ofNullable(status)
        .map(known -> Objects.requireNonNull(statuses.get(level)).names().get(known));
  }

  /**
   * What clearing means for a level and status.
   *
   * @return empty where the two do not go together (S2), or the status is not set
   */
  public Optional<Outcome> outcome(Level level, @Nullable Status status) {
    return outcomeRule(level, status).map(rule -> rule.outcome(this));
  }

  /**
   * The refunds that a student can choose on a day: those of level and status, without what is to
   * be had only within the window (C8) where that is not open.
   */
  public List<Refund> refundsOn(LocalDate day, Student student) {
    return offeredOn(day, student.level(), refundChoices(student));
  }

  /** Of refunds that a level and status offer, those to be had on a day. */
  List<Refund> offeredOn(LocalDate day, Level level, List<Refund> choices) {
    boolean open = window(level).phaseOn(day) == Window.Phase.OPEN;
    return choices.stream()
        .filter(refund -> open || !Objects.requireNonNull(refunds.get(refund)).withinWindow())
        .toList();
  }

  /**
   * The refund that a student has chosen and that counts: one that was chosen under another status
   * counts no more.
   */
  public Optional<Refund> chosenRefund(Student student) {
    return Optional.ofNullable(student.refund()).filter(refundChoices(student)::contains);
  }

  /**
   * Decides on the information-centre step.
   *
   * <p>The first that holds decides: done already, before the window, after it, no fitting status,
   * a blocker; else it is clear.
   */
  public Decision decide(Student student, List<Blocker> blockers, LocalDate day) {
    if (student.done().contains(officeFinishedHere())) {
      return new Decision.AlreadyDone();
    }
    Window window = window(student.level());
    Window.Phase phase = window.phaseOn(day);
    if (phase == Window.Phase.BEFORE) {
      return new Decision.NotYet(window);
    }
    if (phase == Window.Phase.AFTER) {
      return new Decision.Closed(window);
    }
    Optional<Outcome> outcome = outcome(student.level(), student.status());
    if (outcome.isEmpty()) {
      return new Decision.NoStatus();
    }
    List<Check> checks = checks(blockers);
    return blockers.isEmpty()
        ? new Decision.Clear(checks, outcome.get())
        : new Decision.GoToHall(checks, reasons(blockers));
  }

  /**
   * The boxes of a student's notice (N2) as a decision lets them stand: where it keeps terminals
   * from finishing their step, the box of that step says where to go first.
   *
   * @param decision about this student on that day
   * @return the boxes in the policy's order; none before the window opens (W2), also for whom the
   *     hall has finished the step by then
   */
  public List<OfficeBox> boxes(Student student, Decision decision, LocalDate day) {
    if (window(student.level()).phaseOn(day) == Window.Phase.BEFORE) {
      return List.of();
    }
    Optional<Detour> detour = detour(student.level(), decision);
    return boxes(student).stream()
        .map(box -> box.finishedHere() ? detour.map(box::sentOn).orElse(box) : box)
        .toList();
  }

  /** Only of decisions for whose students the step of the terminals is open. */
  private Optional<Detour> detour(Level level, Decision decision) {
    if (decision instanceof Decision.GoToHall toHall) {
      return Optional.of(Detour.settling(hall, toHall.reasons().size()));
    }
    if (decision instanceof Decision.Closed closed) {
      return Optional.of(Detour.late(hall, closed.window()));
    }
    return decision instanceof Decision.NoStatus ? Optional.of(forStatus(level)) : Optional.empty();
  }

  private Detour forStatus(Level level) {
    Office office = settingStatus(level);
    return Detour.forStatus(
        office.nameFor(level),
        office.place(),
        office.hours(),
        Objects.requireNonNull(statuses.get(level)).rules());
  }

  /**
   * The boxes of a student's notice (N2), in the policy's order, where nothing keeps terminals from
   * finishing their step.
   *
   * <p>The next office is the step that a terminal finishes while that is open, else the first open
   * one that waits for no other open one; one that comes last only when nothing else is open (N3).
   */
  public List<OfficeBox> boxes(Student student) {
    Optional<Office> next = next(student);
    return offices.stream()
        .map(office -> box(office, student, next.filter(office::equals).isPresent()))
        .toList();
  }

  /**
   * Whether an office comes after all others (N3); also false where the rules name no such office.
   */
  public boolean comesLast(String office) {
    return offices.stream()
        .anyMatch(candidate -> candidate.last() && candidate.id().equals(office));
  }

  /**
   * The offices that are still open for a student and that those which come last wait for (N3), in
   * the policy's order.
   */
  public List<NamedOffice> openBeforeLast(Student student) {
    return offices.stream()
        .filter(office -> !office.last() && progress(office, student) == Progress.OPEN)
        .map(office -> new NamedOffice(office.id(), office.nameFor(student.level())))
        .toList();
  }

  private Optional<OutcomeRule> outcomeRule(Level level, @Nullable Status status) {
    return outcomes.stream()
        .filter(rule -> rule.level() == level && rule.status() == status)
        .findFirst();
  }

  private List<Refund> refundChoices(Student student) {
    return outcomeRule(student.level(), student.status())
        .map(OutcomeRule::refundChoices)
        .orElse(List.of());
  }

  private Progress progress(Office office, Student student) {
    return office.progressOf(student, refundChoices(student));
  }

  private OfficeBox box(Office office, Student student, boolean next) {
    Progress progress = progress(office, student);
    boolean open = progress == Progress.OPEN;
    return new OfficeBox(
        office.id(),
        office.nameFor(student.level()),
        progress,
        office.detail(progress, student.level()),
        open ? office.place() : null,
        open ? office.hours() : null,
        open ? office.bring(student.level()) : null,
        office.finishedHere(),
        next,
        office.rules());
  }

  private Optional<Office> next(Student student) {
    List<Office> open =
        offices.stream().filter(office -> progress(office, student) == Progress.OPEN).toList();
    return Stream.of(
            open.stream().filter(Office::finishedHere),
            open.stream().filter(office -> !office.last() && waitsForNone(office, open)),
            open.stream())
        .flatMap(candidates -> candidates)
        .findFirst();
  }

  /** One that is not needed is not waited for. */
  private static boolean waitsForNone(Office office, List<Office> open) {
    return open.stream().map(Office::id).noneMatch(office.after()::contains);
  }

  private List<Check> checks(List<Blocker> blockers) {
    return blockerKinds.stream()
        .map(
            kind -> {
              boolean blocked =
                  blockers.stream().anyMatch(blocker -> blocker.kind().equals(kind.id()));
              return new Check(
                  kind.id(), kind.name(), blocked, blocked ? kind.found() : kind.none());
            })
        .toList();
  }

  private List<Reason> reasons(List<Blocker> blockers) {
    return blockers.stream()
        .sorted(Comparator.comparingInt(blocker -> declaredPosition(blocker.kind())))
        .map(this::reason)
        .toList();
  }

  private int declaredPosition(String kind) {
    return IntStream.range(0, blockerKinds.size())
        .filter(position -> blockerKinds.get(position).id().equals(kind))
        .findFirst()
        .orElse(blockerKinds.size());
  }

  private Reason reason(Blocker blocker) {
    return blockerKinds.stream()
        .filter(kind -> kind.id().equals(blocker.kind()))
        .findFirst()
        .map(
            kind ->
                new Reason(
                    kind.id(),
                    kind.found(),
                    kind.whatToDo(),
                    blocker.amountFen(),
                    blocker.item(),
                    kind.counter(),
                    kind.rules()))
        .orElseGet(
            () -> {
              Text words = blocker.words();
              return new Reason(
                  blocker.kind(),
                  words == null ? unknownBlocker.found() : words,
                  unknownBlocker.whatToDo(),
                  blocker.amountFen(),
                  blocker.item(),
                  null,
                  unknownBlocker.rules());
            });
  }
}
