package org.clearkiosk.server.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.SourceAnswers;
import org.clearkiosk.server.store.SourceIdentity;
import org.jdbi.v3.core.Handle;

/**
 * Does source systems' changes through the one writer: all of a request, or none, with what was
 * answered in the same transaction. The same request again within {@value #KEPT_HOURS} hours gets
 * the same answer. What was refused is not kept, and may be mended and sent again.
 */
public final class ChangeFacts {
  private static final int KEPT_HOURS = 24;

  private final GroupCommit writer;
  private final SourcePace pace;
  private final Function<CampusId, Policy> policies;
  private final BusinessClock clock;
  private final InstantSource realTime;

  /**
   * @param clock by which the rules are applied; its zone does not matter
   * @param realTime by which facts are given
   */
  ChangeFacts(
      GroupCommit writer,
      SourcePace pace,
      Function<CampusId, Policy> policies,
      BusinessClock clock,
      InstantSource realTime) {
    this.writer = writer;
    this.pace = pace;
    this.policies = policies;
    this.clock = clock;
    this.realTime = realTime;
  }

  /** Does a request's changes. */
  public CompletableFuture<Answer<FactAnswer>> change(SourceIdentity source, FactRequest request) {
    List<FactChange> changes = request.changes().changes();
    Optional<Refusal> tooMany = pace.countChanges(source, changes.size());
    if (tooMany.isPresent()) {
      return CompletableFuture.completedFuture(Answer.refused(tooMany.get()));
    }
    if (!request.fits()) {
      return CompletableFuture.completedFuture(
          Answer.refused(Refusal.of(ProblemType.IDEMPOTENCY_KEY_UNFIT)));
    }
    // a campus's rules may have to be read from a file, for which the writer must not wait
    Policy policy = policies.apply(source.campus());
    return writer.submit(
        order(source, changes), (handle, trail) -> change(handle, trail, source, request, policy));
  }

  private Answer<FactAnswer> change(
      Handle handle, AuditTrail trail, SourceIdentity source, FactRequest request, Policy policy) {
    List<FactChange> changes = request.changes().changes();
    FactExamination examination =
        new FactExamination(handle, source, policy, clock.in(policy.zone()).now().toLocalDate());
    examination.lock(changes);
    // after the locks: where another process has just answered the same, it is seen here
    Optional<SourceAnswers.Given> before =
        Optional.ofNullable(request.id())
            .flatMap(id -> SourceAnswers.find(handle, source, id, keptSince()));
    if (before.isPresent()) {
      return before.get().bodyDigest().equals(request.digest())
          ? Answer.given(read(before.get().answer()))
          : Answer.refused(Refusal.of(ProblemType.IDEMPOTENCY_KEY_REUSED));
    }
    List<FactMistake> mistakes = examination.mistakes(changes);
    if (!mistakes.isEmpty()) {
      return Answer.given(new FactAnswer.FactsMistaken(mistakes));
    }
    Instant now = realTime.instant();
    FactLedger ledger = new FactLedger(handle, trail, source, policy, now);
    FactAnswer.FactsDone done =
        new FactAnswer.FactsDone(changes.stream().map(ledger::apply).toList());
    if (request.id() != null) {
      SourceAnswers.Given given = new SourceAnswers.Given(request.digest(), Json.write(done));
      SourceAnswers.keep(handle, source, request.id(), given, now, keptSince());
    }
    return Answer.given(done);
  }

  private Instant keptSince() {
    return realTime.instant().minus(Duration.ofHours(KEPT_HOURS));
  }

  private static FactAnswer read(String kept) {
    try {
      return Json.read(kept, FactAnswer.FactsDone.class);
    } catch (Json.MalformedMessageException e) {
      throw new IllegalStateException("a kept answer cannot be read", e);
    }
  }

  /** By what is locked first. */
  private static String order(SourceIdentity source, List<FactChange> changes) {
    Stream<String> cards = changes.stream().map(FactChange::card).filter(Objects::nonNull);
    Stream<String> students = changes.stream().map(FactChange::student).filter(Objects::nonNull);
    return Stream.concat(
            cards.map(card -> Orders.card(source.campus(), card)),
            students.map(student -> Orders.student(source.campus(), student, "facts")))
        .min(String::compareTo)
        .orElseGet(() -> Orders.source(source));
  }
}
