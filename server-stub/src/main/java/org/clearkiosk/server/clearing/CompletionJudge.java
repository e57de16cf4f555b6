package org.clearkiosk.server.clearing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Decision;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.Sessions;

/**
 * Judges a student's confirmation. Pure. The window is judged by when the student confirmed, the
 * blockers by how they stand when the event arrives.
 *
 * <p>The student confirmed within the session, so its bounds stand where the event's time lies a
 * little outside: a terminal takes its time from the answers of one server, and the session's may
 * be those of others, whose clocks differ.
 */
final class CompletionJudge {
  /** By how much servers' clocks may differ. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private static final Duration FURTHEST_FUTURE = Duration.ofMinutes(2);

  private final Policy policy;
  private final BusinessClock clock;

  CompletionJudge(Policy policy, BusinessClock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /** What is to be done with an event. */
  sealed interface Judgement {
    /** It finishes the step. */
    record Finishes(Outcome outcome) implements Judgement {}

    /** The step was finished before. */
    record FinishedBefore() implements Judgement {}

    /** It is refused. */
    record Refused(Refusal refusal) implements Judgement {}
  }

  /**
   * An event as its session bears it out: where its time lies outside by no more than clocks may
   * differ, at the nearer bound.
   *
   * @param session the session that it names, if that is one of its terminal's
   * @return empty where it does not belong to the session, and is refused whatever the facts are
   */
  Optional<CompletionEvent> borneOut(CompletionEvent event, Optional<Sessions.Entry> session) {
    Instant said = event.time().toInstant();
    return session
        .filter(found -> event.data().office().equals(policy.officeFinishedHere()))
        .filter(found -> found.student().equals(event.subject()))
        .flatMap(found -> timeOfAct(said, found))
        .map(time -> time.equals(said) ? event : event.at(time.atOffset(event.time().getOffset())));
  }

  private static Optional<Instant> timeOfAct(Instant said, Sessions.Entry session) {
    Instant first = session.passwordAt();
    if (first == null) {
      return Optional.empty();
    }
    // one server's clock said when the password came, another's when the session ended
    Instant last = session.end().isBefore(first) ? first : session.end();
    if (said.isBefore(first.minus(CLOCK_TOLERANCE)) || said.isAfter(last.plus(CLOCK_TOLERANCE))) {
      return Optional.empty();
    }
    Instant notTooEarly = said.isBefore(first) ? first : said;
    return Optional.of(notTooEarly.isAfter(last) ? last : notTooEarly);
  }

  /**
   * Whether an event that belongs to its session lies in the future. The session's own times came
   * from this server, so it is the server's clock that went back, and waiting mends it.
   */
  boolean clockBehind(CompletionEvent event) {
    return event.time().toInstant().isAfter(clock.now().toInstant().plus(FURTHEST_FUTURE));
  }

  /** Judges an event that belongs to its session. */
  Judgement judge(CompletionEvent event, Student student, List<Blocker> blockers) {
    Decision decision = policy.decide(student, blockers, clock.day(event.time()));
    if (decision instanceof Decision.AlreadyDone) {
      return new Judgement.FinishedBefore();
    }
    if (decision instanceof Decision.Clear clear) {
      return refundOffered(event, student, clear.outcome())
          ? new Judgement.Finishes(clear.outcome())
          : refused(ProblemType.REFUND_NOT_OFFERED);
    }
    if (decision instanceof Decision.GoToHall hall) {
      return new Judgement.Refused(Refusal.hall(hall.reasons()));
    }
    return refused(
        decision instanceof Decision.NoStatus ? ProblemType.NO_STATUS : ProblemType.OUTSIDE_WINDOW);
  }

  /** Where there is a choice it is made, unless there is nothing to refund. */
  private static boolean refundOffered(CompletionEvent event, Student student, Outcome outcome) {
    if (event.data().refund() == null) {
      return outcome.refundChoices().isEmpty() || student.mergedFen() == 0;
    }
    return outcome.refundChoices().contains(event.data().refund());
  }

  private static Judgement refused(ProblemType type) {
    return new Judgement.Refused(Refusal.of(type));
  }
}
