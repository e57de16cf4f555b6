package org.clearkiosk.server.sources;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.OfficeSteps;
import org.jdbi.v3.core.Handle;

/**
 * Finishes offices' steps without a terminal, among them the one that terminals finish (K2): by the
 * office's system or at the hall's desk. The student is to be locked.
 */
public final class StepsByHand {
  private StepsByHand() {}

  /**
   * Finishes a step, with all that ends with it (C1).
   *
   * @param policy the rules that the campus goes by
   * @return what is to be noted of it: {@code office}, and {@code cardRightsEnded} where any did;
   *     empty when the step was done already
   */
  public static Optional<Map<String, Object>> finish(
      Handle handle, CampusId campus, Policy policy, String student, String office, Instant now) {
    if (!OfficeSteps.finish(handle, campus, student, office, now)) {
      return Optional.empty();
    }
    List<String> ended = endedWith(policy, office);
    ended.forEach(service -> Cards.takeByHand(handle, campus, student, service));
    return Optional.of(
        ended.isEmpty()
            ? Map.of("office", office)
            : Map.of("office", office, "cardRightsEnded", ended));
  }

  /** The card rights that end with an office's step (C1), at a terminal or by hand (K2). */
  private static List<String> endedWith(Policy policy, String office) {
    return office.equals(policy.officeFinishedHere())
        ? policy.cardRights().ended().stream().map(CardRight::id).toList()
        : List.of();
  }
}
