package org.clearkiosk.server.clearing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Records a student's confirmation: event, office step, chosen refund, card right (C1), receipt and
 * what others are told in one transaction with the note in the audit chain, or none of them.
 *
 * <p>The student is locked from the first look to the commit: whatever another server process does
 * for the same student comes wholly before or wholly after.
 *
 * <p>The same event again gets the same answer again. What is refused is not recorded: the terminal
 * keeps it, and may send it again when what was in the way has gone.
 */
public final class CompletionLedger {
  private final Policy policy;
  private final CompletionJudge judge;
  private final ReceiptWriter receipts;
  private final BusinessClock clock;

  /**
   * Records by a policy and a clock.
   *
   * @param key signs the receipts
   */
  public CompletionLedger(Policy policy, BusinessClock clock, ReceiptKey key) {
    this.policy = policy;
    this.judge = new CompletionJudge(policy, clock);
    this.receipts = new ReceiptWriter(policy, clock, key);
    this.clock = clock;
  }

  /**
   * Records an event within a transaction of the caller's.
   *
   * @param trail takes what is to be noted of it
   * @param terminal the terminal that sent it
   * @param event the event
   * @param body the event as received
   * @return the receipt as JSON
   */
  public Answer<String> record(
      Handle handle,
      AuditTrail trail,
      TerminalIdentity terminal,
      CompletionEvent event,
      String body) {
    Answer<String> answer = judged(handle, trail, terminal, event, body);
    if (answer instanceof Answer.Refused<String> refused) {
      trail.note(Noted.refused(terminal, event, refused.refusal().type()));
    }
    return answer;
  }

  private Answer<String> judged(
      Handle handle,
      AuditTrail trail,
      TerminalIdentity terminal,
      CompletionEvent event,
      String body) {
    if (!event.terminal().equals(terminal.number())) {
      return refused(ProblemType.EVENT_MISFIT);
    }
    CampusId campus = terminal.campus();
    Students.lock(handle, campus, event.subject());
    String digest = Secrets.digest(body);
    Optional<Completions.Accepted> before = Completions.accepted(handle, campus, event.id());
    if (before.isPresent()) {
      return before.get().bodyDigest().equals(digest)
          ? Answer.given(before.get().answer())
          : refused(ProblemType.EVENT_ID_REUSED);
    }
    Optional<Sessions.Entry> session = Sessions.find(handle, event.data().session(), terminal);
    if (!judge.fits(event, session)) {
      return refused(ProblemType.EVENT_MISFIT);
    }
    if (judge.clockBehind(event)) {
      return Answer.refused(Refusal.clockBehind());
    }
    Student student =
        Students.find(handle, campus, event.subject())
            .orElseThrow(() -> new IllegalStateException("a session without its student"));
    List<Blocker> blockers = Blockers.of(handle, campus, student);
    CompletionJudge.Judgement judgement = judge.judge(event, student, blockers);
    if (judgement instanceof CompletionJudge.Judgement.Refused no) {
      return Answer.refused(no.refusal());
    }
    if (judgement instanceof CompletionJudge.Judgement.Finishes finishes) {
      return Answer.given(
          finish(handle, trail, terminal, event, body, digest, student, finishes.outcome()));
    }
    return repeat(handle, trail, terminal, event, body, digest);
  }

  private String finish(
      Handle handle,
      AuditTrail trail,
      TerminalIdentity terminal,
      CompletionEvent event,
      String body,
      String digest,
      Student student,
      Outcome outcome) {
    CampusId campus = terminal.campus();
    Receipt receipt =
        receipts.write(
            campus,
            event,
            after(student, event.data().refund()),
            outcome,
            number -> Completions.receiptNumberTaken(handle, campus, number));
    String answer = Json.write(receipt);
    Instant now = clock.now().toInstant();
    Completions.keep(handle, campus, event, body, new Completions.Accepted(digest, answer), now);
    Completions.complete(handle, campus, event, policy.year(), receipt.number());
    Outgoing.add(
        handle, campus, OutgoingEvent.of(campus, event, policy.year(), receipt.number()), now);
    Students.finishStep(handle, campus, student.number(), event.data().office(), now);
    Refund refund = event.data().refund();
    if (refund != null) {
      Students.chooseRefund(handle, campus, student.number(), refund);
    }
    trail.note(Noted.recorded(terminal, event, receipt.number(), outcome.cardRightsEnded()));
    for (CardRight right : outcome.cardRightsEnded()) {
      Cards.take(handle, campus, student.number(), right.id(), event.id());
    }
    return answer;
  }

  /** The earlier receipt; where the hall did the step by hand (K2), there is none to give. */
  private Answer<String> repeat(
      Handle handle,
      AuditTrail trail,
      TerminalIdentity terminal,
      CompletionEvent event,
      String body,
      String digest) {
    CampusId campus = terminal.campus();
    Optional<String> answer = Completions.receipt(handle, campus, event.subject(), policy.year());
    if (answer.isEmpty()) {
      return refused(ProblemType.ALREADY_DONE_ELSEWHERE);
    }
    Completions.Accepted accepted = new Completions.Accepted(digest, answer.get());
    trail.note(Noted.repeated(terminal, event));
    Completions.keep(handle, campus, event, body, accepted, clock.now().toInstant());
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
        refund == null ? student.refund() : refund,
        student.cardFen(),
        student.networkFen(),
        student.bankCardTail());
  }

  private static Answer<String> refused(ProblemType type) {
    return Answer.refused(Refusal.of(type));
  }
}
