package org.clearkiosk.server.clearing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Check;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Decision;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Verdict;
import org.jspecify.annotations.Nullable;

/** Writes a student's notice (N1 … N3, W2). Pure. */
final class NoticeWriter {
  private final Policy policy;

  NoticeWriter(Policy policy) {
    this.policy = policy;
  }

  /**
   * Writes a notice.
   *
   * @param earlierReceipt asked for only where the step is done already; empty when the hall did it
   */
  Notice write(
      Student student,
      List<Blocker> blockers,
      LocalDate day,
      Supplier<Optional<Receipt>> earlierReceipt) {
    Decision decision = policy.decide(student, blockers, day);
    Said said = said(decision, student, earlierReceipt);
    return new Notice(
        student.number(),
        NameMask.of(student.name()),
        student.level(),
        student.status(),
        policy.statusName(student.level(), student.status()).orElse(null),
        policy.statusSetBy(student.level()),
        policy.window(student.level()),
        policy.boxes(student, decision, day),
        said.verdict(),
        said.checks(),
        said.reasons(),
        policy.hall(),
        said.outcome(),
        policy.chosenRefund(student).orElse(null),
        shown(student.cardFen()),
        shown(student.networkFen()),
        student.bankCardTail(),
        said.receipt());
  }

  /** What is owed is a reason to go to the hall ({@link Blockers}) and no balance to speak of. */
  private static long shown(long balanceFen) {
    return Math.max(0, balanceFen);
  }

  /** Without a balance there is no refund to choose, and no counter to fetch nothing from. */
  private static Outcome toChoose(Outcome outcome, Student student) {
    return student.mergedFen() == 0 ? outcome.withoutRefund() : outcome;
  }

  private Said said(
      Decision decision, Student student, Supplier<Optional<Receipt>> earlierReceipt) {
    if (decision instanceof Decision.Clear clear) {
      return new Said(
          Verdict.CLEAR, clear.checks(), List.of(), toChoose(clear.outcome(), student), null);
    }
    if (decision instanceof Decision.GoToHall hall) {
      return new Said(Verdict.HALL, hall.checks(), hall.reasons(), null, null);
    }
    if (decision instanceof Decision.AlreadyDone) {
      Optional<Receipt> earlier = earlierReceipt.get();
      Outcome outcome =
          policy
              .outcome(student.level(), student.status())
              .or(() -> earlier.map(Receipt::outcome))
              .orElse(null);
      Receipt receipt = earlier.orElse(null);
      return new Said(Verdict.ALREADY_DONE, List.of(), List.of(), outcome, receipt);
    }
    if (decision instanceof Decision.NotYet) {
      return Said.only(Verdict.NOT_YET);
    }
    if (decision instanceof Decision.Closed) {
      return Said.only(Verdict.CLOSED);
    }
    return Said.only(Verdict.NO_STATUS);
  }

  private record Said(
      Verdict verdict,
      List<Check> checks,
      List<Reason> reasons,
      @Nullable Outcome outcome,
      @Nullable Receipt receipt) {
    Said {
      Objects.requireNonNull(verdict, "verdict");
    }

    static Said only(Verdict verdict) {
      return new Said(verdict, List.of(), List.of(), null, null);
    }
  }
}
