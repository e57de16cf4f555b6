package org.clearkiosk.server.sources;

import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;

/** Whether a source's token allows a change, whomever it is about. Pure. */
final class FactRights {
  private FactRights() {}

  /** What the token lacks for what is to be done; the change's parts need not have their form. */
  static Optional<String> lackOfScope(SourceIdentity source, FactChange.Op op) {
    SourceScope needed =
        switch (op) {
          case PUT_BLOCKER, LIFT_BLOCKER -> SourceScope.BLOCKERS_WRITE;
          case FINISH_STEP, REOPEN_STEP -> SourceScope.STEPS_WRITE;
          case SET_CARD_STATE -> SourceScope.CARDS_WRITE;
        };
    return source.scopes().contains(needed)
        ? Optional.empty()
        : Optional.of("the token has no scope " + needed.word());
  }

  /** What the token lacks for what it is done to; the change's parts have their form. */
  static Optional<String> lackOfOwnership(SourceIdentity source, FactChange change) {
    if (change.office() != null && !change.office().equals(source.office())) {
      return Optional.of("the office is not the token's");
    }
    // a change may carry parts that its op has no use for: those have no form, and say nothing
    FactBlocker blocker = change.op() == FactChange.Op.PUT_BLOCKER ? change.blocker() : null;
    return blocker != null && !source.kinds().contains(Objects.requireNonNull(blocker.kind()))
        ? Optional.of("the token gives no blockers of this kind")
        : Optional.empty();
  }
}
