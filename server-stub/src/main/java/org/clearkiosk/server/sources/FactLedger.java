package org.clearkiosk.server.sources;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.GivenBlockers;
import org.clearkiosk.server.store.OfficeSteps;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Does changes that {@link FactExamination} found nothing against, in its transaction. What is so
 * already is done without a trace.
 */
final class FactLedger {
  private final Handle handle;
  private final AuditTrail trail;
  private final SourceIdentity source;
  private final Policy policy;
  private final Instant now;

  /**
   * @param policy the rules that the campus goes by
   */
  FactLedger(Handle handle, AuditTrail trail, SourceIdentity source, Policy policy, Instant now) {
    this.handle = handle;
    this.trail = trail;
    this.source = source;
    this.policy = policy;
    this.now = now;
  }

  /** Which blocker a change is about: one of the source's own. */
  static GivenBlockers.Key key(SourceIdentity source, FactChange change) {
    return new GivenBlockers.Key(
        Objects.requireNonNull(change.student()),
        source.source(),
        Objects.requireNonNull(change.id()));
  }

  FactResult apply(FactChange change) {
    return switch (Objects.requireNonNull(change.op())) {
      case PUT_BLOCKER -> put(change);
      case LIFT_BLOCKER -> lift(change);
      case FINISH_STEP -> finishStep(change);
      case REOPEN_STEP -> reopenStep(change);
      case SET_CARD_STATE -> setCardState(change);
    };
  }

  private FactResult put(FactChange change) {
    GivenBlockers.Key key = key(source, change);
    Blocker blocker = Objects.requireNonNull(change.blocker()).blocker();
    Optional<Blocker> found = GivenBlockers.find(handle, source.campus(), key);
    if (!found.equals(Optional.of(blocker))) {
      GivenBlockers.put(handle, source.campus(), key, blocker, now);
      note(AuditAction.BLOCKER_GIVEN, key.student(), detail(key, blocker));
    }
    return new FactResult(Etags.of(blocker));
  }

  private FactResult lift(FactChange change) {
    GivenBlockers.Key key = key(source, change);
    Optional<Blocker> found = GivenBlockers.find(handle, source.campus(), key);
    if (found.isPresent()) {
      GivenBlockers.lift(handle, source.campus(), key);
      note(AuditAction.BLOCKER_LIFTED, key.student(), detail(key, found.get()));
    }
    return FactResult.NOTHING_TO_TELL;
  }

  private static Map<String, String> detail(GivenBlockers.Key key, Blocker blocker) {
    return Map.of("source", key.source(), "id", key.id(), "kind", blocker.kind());
  }

  private FactResult finishStep(FactChange change) {
    String student = Objects.requireNonNull(change.student());
    String office = Objects.requireNonNull(change.office());
    @Nullable Refund refund = FactForm.refundOf(change.refund()).orElse(null);
    StepsByHand.finish(handle, source.campus(), policy, student, office, refund, now)
        .ifPresent(detail -> note(AuditAction.STEP_FINISHED, student, detail));
    return FactResult.NOTHING_TO_TELL;
  }

  private FactResult reopenStep(FactChange change) {
    String student = Objects.requireNonNull(change.student());
    String office = Objects.requireNonNull(change.office());
    if (OfficeSteps.reopen(handle, source.campus(), student, office)) {
      if (office.equals(policy.officeFinishedHere())) {
        Cards.giveBackByHand(handle, source.campus(), student);
        // chosen with the step, maybe under another status or in another year
        Students.chooseRefund(handle, source.campus(), List.of(student), null);
      }
      note(AuditAction.STEP_REOPENED, student, Map.of("office", office));
    }
    return FactResult.NOTHING_TO_TELL;
  }

  private FactResult setCardState(FactChange change) {
    String number = Objects.requireNonNull(change.card());
    Cards.State state = FactForm.stateOf(change.state()).orElseThrow();
    Cards.Card card = Cards.findToChange(handle, source.campus(), number).orElseThrow();
    if (card.state() != state) {
      Cards.setState(handle, source.campus(), number, state);
      note(
          AuditAction.CARD_STATE_SET,
          card.student(),
          Map.of("state", state.name().toLowerCase(Locale.ROOT)));
    }
    return FactResult.NOTHING_TO_TELL;
  }

  private void note(AuditAction action, String student, Map<String, ?> detail) {
    trail.note(
        AuditEvent.about(source.campus(), student, Actor.source(source.token()), action, detail));
  }
}
