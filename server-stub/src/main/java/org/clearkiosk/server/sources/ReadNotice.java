package org.clearkiosk.server.sources;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.clearing.DeskNotice;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells a student's notice to a platform on the web at which the student has signed in (N1). It is
 * answered only after it is on the disk that it was asked for: what cannot be noted is not told.
 */
public final class ReadNotice {
  private final Jdbi reading;
  private final GroupCommit writer;
  private final Function<CampusId, Policy> policies;
  private final BusinessClock clock;

  ReadNotice(
      Jdbi reading, GroupCommit writer, Function<CampusId, Policy> policies, BusinessClock clock) {
    this.reading = reading;
    this.writer = writer;
    this.policies = policies;
    this.clock = clock;
  }

  /** Tells the notice of a student of the token's campus. */
  public CompletableFuture<Answer<Notice>> read(SourceIdentity source, String student) {
    if (!source.scopes().contains(SourceScope.NOTICES_READ)) {
      return CompletableFuture.completedFuture(Answer.refused(Refusal.of(ProblemType.NOT_ALLOWED)));
    }
    // no student has a number without its form, and a database need not take every text
    Optional<Notice> found =
        FactForm.isStudent(student) ? now(source.campus(), student) : Optional.empty();
    if (found.isEmpty()) {
      return CompletableFuture.completedFuture(
          Answer.refused(Refusal.of(ProblemType.SUBJECT_UNKNOWN)));
    }
    Notice notice = found.get();
    AuditEvent told =
        AuditEvent.about(
            source.campus(),
            student,
            Actor.source(source.token()),
            AuditAction.NOTICE_READ,
            Map.of("verdict", Json.GSON.toJsonTree(notice.verdict())));
    return writer.submit(
        Orders.source(source),
        (handle, trail) -> {
          trail.note(told);
          return Answer.given(notice);
        });
  }

  private Optional<Notice> now(CampusId campus, String student) {
    Policy policy = policies.apply(campus);
    LocalDate day = clock.in(policy.zone()).day(clock.now());
    return reading.inTransaction(handle -> DeskNotice.of(handle, campus, student, policy, day));
  }
}
