package org.clearkiosk.kiosk.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.policy.Decision;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.PolicyFile;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.clearance.wire.Verdict;
import org.jspecify.annotations.Nullable;

/** Notices as the rules of 2012 make them, from the plainest to the most crowded. */
public final class SampleNotices {
  public static final Policy POLICY = policy();
  public static final Set<String> EVERY_TRAIT =
      Set.of("student_loan", "lives_in", "library_due", "tuition_due", "party_member");

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2012-06-12T10:24:00+08:00");

  private static final Text HOURS = new Text("周一至周五 8:30 — 11:30", "Mon–Fri 8:30–11:30");

  private static final Text LONG_HOURS =
      new Text(
          "周一至周五 8:00 — 11:30、14:00 — 17:30，周六 9:00 — 11:30；6 月 16 日上午不开",
          "Mon–Fri 8:00–11:30 and 14:00–17:30, Sat 9:00–11:30; closed on the morning of 16 June");

  private static final Text LONG_BRING =
      new Text("学生证、房间和柜子的钥匙", "your student ID and the keys of room and locker");

  private static final Text COUNTER = new Text("3 号", "3");

  private static final Text LONG_COUNTER =
      new Text(
          "5 号（一卡通综合业务），取号以后在北侧等候区等",
          "5 (card services); take a number and wait on the north side");

  private SampleNotices() {}

  private static Policy policy() {
    return policy(text -> text);
  }

  /** The rules of 2012 with other words. */
  public static Policy policy(UnaryOperator<String> otherwise) {
    try (InputStream in = PolicyFile.class.getResourceAsStream("2012.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return PolicyFile.read(new StringReader(otherwise.apply(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PolicyFile.MalformedPolicyException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Today today(String now) {
    return new Today(
        OffsetDateTime.parse(now),
        POLICY.year(),
        "07",
        List.of(level(Level.UNDERGRADUATE), level(Level.POSTGRADUATE)),
        POLICY.hall(),
        POLICY.nameFinishedHere());
  }

  /** The same where the campus has said when the hall is open. */
  public static Today withHours(Today today) {
    Hall hall = today.hall();
    return new Today(
        today.now(),
        today.year(),
        today.terminal(),
        today.windows(),
        new Hall(hall.name(), hall.place(), LONG_HOURS, hall.rules()),
        today.office());
  }

  private static Today.LevelWindow level(Level level) {
    return new Today.LevelWindow(
        level, POLICY.window(level).firstDay(), POLICY.window(level).lastDay());
  }

  /** Three places still open, as on the sketch. */
  public static Notice usual() {
    return notice(
        student(
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            Set.of("lives_in"),
            Set.of("energy_office", "supervisor", "finance"),
            null),
        "林*远",
        List.of());
  }

  /** Everything is needed and nothing is done; the money is to be fetched. */
  public static Notice crowded() {
    return notice(
        student(Level.POSTGRADUATE, Status.GRADUATING, EVERY_TRAIT, Set.of(), Refund.CASH),
        "阿卜杜******提",
        List.of());
  }

  public static Notice of(Level level, Status status) {
    return notice(student(level, status, EVERY_TRAIT, Set.of(), null), "林*远", List.of());
  }

  public static Notice allDone() {
    Set<String> all =
        Set.of(
            "energy_office",
            "student_aid",
            "dormitories",
            "library",
            "finance",
            "supervisor",
            "party_and_league",
            "information_centre",
            "college");
    return notice(
        student(Level.UNDERGRADUATE, Status.GRADUATING, EVERY_TRAIT, all, null), "林*远", List.of());
  }

  /** The hall has to finish it, for so many reasons. */
  public static Notice hall(int reasons) {
    List<Blocker> all =
        List.of(
            new Blocker("frozen_funds", 2350L, null, null),
            new Blocker("lab_fee", 600L, null, null),
            new Blocker("unclaimed_transfer", 10000L, null, null),
            new Blocker("switch_on_loan", null, "SW-2011-0417", null),
            new Blocker(
                "studio_key",
                null,
                "K-12",
                new Text("录音室的钥匙还没还", "A key of the recording studio not returned")),
            new Blocker("unheard_of", 123_456_789L, null, null),
            new Blocker(
                "long_words",
                99_00L,
                "INVENTORY-NUMBER-2009-000417-B",
                new Text(
                    "在大学生创新实验室借用的示波器、万用表和焊台还没有全部归还",
                    "The oscilloscope, the multimeter and the soldering station borrowed from the"
                        + " student innovation laboratory have not all been returned")),
            new Blocker("another_key", null, "K-13", new Text("储物柜钥匙", "A locker key")));
    return notice(
        student(Level.UNDERGRADUATE, Status.GRADUATING, EVERY_TRAIT, Set.of(), null),
        "周*满",
        all.subList(0, reasons));
  }

  /** As a server words a balance below zero: a kind that no policy declares. */
  public static Notice overdrawn() {
    return notice(
        student(Level.UNDERGRADUATE, Status.GRADUATING, EVERY_TRAIT, Set.of(), null),
        "周*满",
        List.of(
            new Blocker(
                "card_overdrawn",
                2_50L,
                null,
                new Text("校园卡余额为负，有欠款", "The campus card is overdrawn")),
            new Blocker(
                "network_overdrawn",
                38_00L,
                null,
                new Text("上网账号余额为负，有欠款", "The network account is overdrawn"))));
  }

  /** The hall has to finish it, and the campus has said at which counter. */
  public static Notice hallWithCounters(int reasons) {
    Notice notice = hall(reasons);
    List<Reason> told = new ArrayList<>();
    for (Reason reason : notice.reasons()) {
      told.add(
          new Reason(
              reason.kind(),
              reason.found(),
              reason.whatToDo(),
              reason.amountFen(),
              reason.item(),
              told.size() == 1 ? LONG_COUNTER : COUNTER,
              reason.rules()));
    }
    return with(notice, notice.offices(), told);
  }

  /** The same notice where the campus has said when each office is open, and what to bring. */
  public static Notice withHours(Notice notice) {
    List<OfficeBox> boxes = notice.offices().stream().map(SampleNotices::withHours).toList();
    return with(notice, boxes, notice.reasons());
  }

  /** Only where someone has to go; one office's are long. */
  public static OfficeBox withHours(OfficeBox box) {
    return box.progress() != Progress.OPEN || box.finishedHere()
        ? box
        : new OfficeBox(
            box.office(),
            box.name(),
            box.progress(),
            box.detail(),
            box.place(),
            box.office().equals("library") ? LONG_HOURS : HOURS,
            toBring(box),
            box.finishedHere(),
            box.next(),
            box.rules());
  }

  private static @Nullable Text toBring(OfficeBox box) {
    return box.office().equals("dormitories") ? LONG_BRING : box.bring();
  }

  private static Notice with(Notice notice, List<OfficeBox> offices, List<Reason> reasons) {
    return new Notice(
        notice.student(),
        notice.maskedName(),
        notice.level(),
        notice.status(),
        notice.statusName(),
        notice.statusSetBy(),
        notice.window(),
        offices,
        notice.verdict(),
        notice.checks(),
        reasons,
        notice.hall(),
        notice.outcome(),
        notice.refund(),
        notice.cardFen(),
        notice.networkFen(),
        notice.bankCardTail(),
        notice.receipt(),
        notice.ticket());
  }

  /** The college has not said as what the student leaves. */
  public static Notice withoutStatus() {
    return notice(
        student(Level.UNDERGRADUATE, null, Set.of("lives_in"), Set.of("energy_office"), null),
        "林*远",
        List.of());
  }

  /** Not done in time. */
  public static Notice closed() {
    Student student =
        student(
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            Set.of("lives_in"),
            Set.of("energy_office", "supervisor", "finance", "dormitories"),
            null);
    return notice(student, "林*远", List.of(), POLICY.window(student.level()).lastDay().plusDays(1));
  }

  public static Student student(
      Level level,
      @Nullable Status status,
      Set<String> traits,
      Set<String> done,
      @Nullable Refund refund) {
    return new Student("08281001", "林志远", level, status, traits, done, refund, 1880, 4000, "3306");
  }

  public static Notice notice(Student student, String masked, List<Blocker> blockers) {
    return notice(student, masked, blockers, POLICY.window(student.level()).firstDay().plusDays(1));
  }

  private static Notice notice(
      Student student, String masked, List<Blocker> blockers, LocalDate day) {
    return notice(POLICY, student, masked, blockers, day);
  }

  /** By other rules. */
  public static Notice notice(
      Policy policy, Student student, String masked, List<Blocker> blockers, LocalDate day) {
    Decision decision = policy.decide(student, blockers, day);
    List<OfficeBox> boxes = policy.boxes(student, decision, day);
    @Nullable Outcome outcome = policy.outcome(student.level(), student.status()).orElse(null);
    Verdict verdict = Verdict.NO_STATUS;
    List<Check> checks = List.of();
    List<Reason> reasons = List.of();
    @Nullable Receipt receipt = null;
    if (decision instanceof Decision.Clear clear) {
      verdict = Verdict.CLEAR;
      checks = clear.checks();
    } else if (decision instanceof Decision.GoToHall hall) {
      verdict = Verdict.HALL;
      checks = hall.checks();
      reasons = hall.reasons();
    } else if (decision instanceof Decision.Closed) {
      verdict = Verdict.CLOSED;
    } else if (decision instanceof Decision.AlreadyDone) {
      verdict = Verdict.ALREADY_DONE;
      receipt = receipt(Objects.requireNonNull(outcome), Refund.BANK, null);
    }
    Notice notice =
        new Notice(
            student.number(),
            masked,
            student.level(),
            student.status(),
            policy.statusName(student.level(), student.status()).orElse(null),
            policy.statusSetBy(student.level()),
            policy.window(student.level()),
            boxes,
            verdict,
            checks,
            reasons,
            policy.hall(),
            outcome,
            policy.chosenRefund(student).orElse(null),
            student.cardFen(),
            student.networkFen(),
            student.bankCardTail(),
            receipt);
    return verdict == Verdict.HALL ? notice.with(new Ticket(44, day, SIGNED_TICKET)) : notice;
  }

  /** As an older server gives it. */
  public static Notice withoutTicket() {
    Notice notice = hall(2);
    return new Notice(
        notice.student(),
        notice.maskedName(),
        notice.level(),
        notice.status(),
        notice.statusName(),
        notice.statusSetBy(),
        notice.window(),
        notice.offices(),
        notice.verdict(),
        notice.checks(),
        notice.reasons(),
        notice.hall(),
        notice.outcome(),
        notice.refund(),
        notice.cardFen(),
        notice.networkFen(),
        notice.bankCardTail(),
        notice.receipt());
  }

  public static Receipt receipt(
      Outcome outcome, @Nullable Refund refund, @Nullable OfficeBox next) {
    return new Receipt("0612-07-0038", NOON, refund, outcome, next, SIGNED);
  }

  /** As long as signed tickets are. */
  public static final String SIGNED_TICKET =
      "eyJhbGciOiJFZERTQSJ9." + "aB3_-".repeat(38) + "." + "Zy9-_".repeat(17);

  /** As long as signed receipts are. */
  public static final String SIGNED =
      "eyJhbGciOiJFZERTQSJ9." + "aB3_-".repeat(52) + "." + "Zy9-_".repeat(17);

  /** The first office of a notice that is still open and not finished at a terminal. */
  public static OfficeBox next(Notice notice, String office) {
    return notice.offices().stream()
        .filter(box -> box.office().equals(office))
        .findFirst()
        .orElseThrow();
  }
}
