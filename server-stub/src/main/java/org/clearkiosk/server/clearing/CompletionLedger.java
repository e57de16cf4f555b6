package org.clearkiosk.server.clearing;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.JointWork;
import org.clearkiosk.server.store.Sessions;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Records students' confirmations: event, office step, chosen refund, card right (C1), receipt and
 * what others are told in one transaction with the note in the audit chain, or none of them. Those
 * of several students are read and written together, with few statements, and judged one by one.
 *
 * <p>A student is locked from the first look to the commit: whatever another server process does
 * for the same student comes wholly before or wholly after.
 *
 * <p>The same event again gets the same answer again. What is refused is not recorded: the terminal
 * keeps it, and may send it again when what was in the way has gone.
 */
public final class CompletionLedger implements JointWork<Delivery, Answer<String>> {
  private final Policy policy;
  private final CompletionJudge judge;
  private final ReceiptWriter receipts;
  private final HallDesk hall;
  private final BusinessClock clock;

  /**
   * Records by a policy and a clock; for the terminals of one campus.
   *
   * @param key signs the receipts and the tickets for the hall
   */
  public CompletionLedger(Policy policy, BusinessClock clock, ReceiptKey key) {
    this.policy = policy;
    this.judge = new CompletionJudge(policy, clock);
    this.receipts = new ReceiptWriter(policy, clock, key);
    this.hall = new HallDesk(policy.year(), clock, key);
    this.clock = clock;
  }

  /** The student. */
  @Override
  public String row(Delivery delivery) {
    return delivery.event().subject();
  }

  /**
   * Records events within a transaction of the caller's.
   *
   * @return the receipt of each as JSON
   */
  @Override
  public List<Answer<String>> run(Handle handle, List<Item<Delivery>> items) {
    List<Delivery> fitting =
        items.stream().map(Item::of).filter(CompletionLedger::ownEvent).toList();
    List<Answer<String>> answers = new ArrayList<>();
    if (fitting.isEmpty()) {
      items.forEach(item -> answers.add(noted(item, refused(ProblemType.EVENT_MISFIT))));
      return answers;
    }
    CampusId campus = fitting.get(0).terminal().campus();
    Batch batch =
        new Batch(
            handle,
            campus,
            CompletionFacts.lock(handle, campus, fitting, receipts),
            new CompletionRecords(
                campus, policy.year(), policy.officeFinishedHere(), clock.now().toInstant()));
    for (Item<Delivery> item : items) {
      answers.add(noted(item, judged(batch, item.trail(), item.of())));
    }
    batch.records.write(handle);
    return answers;
  }

  /** Whether an event is of the terminal that sent it. */
  private static boolean ownEvent(Delivery delivery) {
    return delivery.event().terminal().equals(delivery.terminal().number());
  }

  private static Answer<String> noted(Item<Delivery> item, Answer<String> answer) {
    if (answer instanceof Answer.Refused<String> refused) {
      Delivery delivery = item.of();
      item.trail()
          .note(Noted.refused(delivery.terminal(), delivery.event(), refused.refusal().type()));
    }
    return answer;
  }

  /**
   * What the events of one run share.
   *
   * @param campus whose terminals sent them
   * @param facts as they were before
   * @param records what is written in the end
   */
  private record Batch(
      Handle handle, CampusId campus, CompletionFacts facts, CompletionRecords records) {}

  private Answer<String> judged(Batch batch, AuditTrail trail, Delivery delivery) {
    if (!ownEvent(delivery)) {
      return refused(ProblemType.EVENT_MISFIT);
    }
    CompletionFacts facts = batch.facts();
    Optional<Completions.Accepted> before = facts.accepted(delivery.event());
    if (before.isPresent()) {
      return before.get().bodyDigest().equals(delivery.digest())
          ? Answer.given(before.get().answer())
          : refused(ProblemType.EVENT_ID_REUSED);
    }
    Optional<CompletionEvent> borneOut = judge.borneOut(delivery.event(), facts.session(delivery));
    if (borneOut.isEmpty()) {
      return refused(ProblemType.EVENT_MISFIT);
    }
    CompletionEvent event = borneOut.get();
    if (judge.clockBehind(event)) {
      return Answer.refused(Refusal.clockBehind());
    }
    Student student =
        facts
            .student(event)
            .orElseThrow(() -> new IllegalStateException("a session without its student"));
    CompletionJudge.Judgement judgement = judge.judge(event, student, facts.blockers(student));
    if (judgement instanceof CompletionJudge.Judgement.Refused no) {
      return Answer.refused(withTicket(batch, trail, delivery, no.refusal()));
    }
    return judgement instanceof CompletionJudge.Judgement.Finishes finishes
        ? Answer.given(finish(batch, trail, delivery, event, student, finishes.outcome()))
        : repeat(batch, trail, delivery);
  }

  /** Whoever still stands at the terminal is given a place in the hall's line. */
  private Refusal withTicket(Batch batch, AuditTrail trail, Delivery delivery, Refusal refusal) {
    OffsetDateTime now = clock.now();
    Optional<Sessions.Entry> open =
        batch.facts().session(delivery).filter(session -> session.openAt(now.toInstant()));
    if (refusal.type() != ProblemType.HALL || open.isEmpty()) {
      return refusal;
    }
    return refusal.with(
        hall.ticket(
            batch.handle(),
            trail,
            delivery.terminal(),
            open.get().id(),
            open.get().student(),
            now));
  }

  /** What was sent is kept as it is; what follows from it, as its session bears it out. */
  private String finish(
      Batch batch,
      AuditTrail trail,
      Delivery delivery,
      CompletionEvent event,
      Student student,
      Outcome outcome) {
    Receipt receipt =
        receipts.write(
            batch.campus(),
            event,
            after(student, event.data().refund()),
            outcome,
            number -> taken(batch, number));
    String answer = Json.write(receipt);
    batch.records().keep(delivery, answer);
    batch.records().complete(event, receipt.number(), outcome, student.refund());
    trail.note(Noted.recorded(delivery, event.time(), receipt.number(), outcome.cardRightsEnded()));
    return answer;
  }

  /** As a rule the first number is free, and is known to be. */
  private static boolean taken(Batch batch, String number) {
    boolean given =
        batch
            .facts()
            .taken(number)
            .orElseGet(
                () ->
                    !Completions.receiptNumbersTaken(
                            batch.handle(), batch.campus(), List.of(number))
                        .isEmpty());
    return given || batch.records().has(number);
  }

  /** The earlier receipt; where the hall did the step by hand (K2), there is none to give. */
  private Answer<String> repeat(Batch batch, AuditTrail trail, Delivery delivery) {
    CompletionEvent event = delivery.event();
    Optional<String> answer =
        Completions.receipt(batch.handle(), batch.campus(), event.subject(), policy.year());
    if (answer.isEmpty()) {
      return refused(ProblemType.ALREADY_DONE_ELSEWHERE);
    }
    trail.note(Noted.repeated(delivery.terminal(), event));
    batch.records().keep(delivery, answer.get());
    return Answer.given(answer.get());
  }

  private Student after(Student student, @Nullable Refund refund) {
    Set<String> done = new HashSet<>(student.done());
    done.add(policy.officeFinishedHere());
    return new Student(
        student.number(),
        student.name(),
        student.level(),
        student.status(),
        student.traits(),
        done,
        refund,
        student.cardFen(),
        student.networkFen(),
        student.bankCardTail());
  }

  private static Answer<String> refused(ProblemType type) {
    return Answer.refused(Refusal.of(type));
  }
}
