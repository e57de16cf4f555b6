package org.clearkiosk.server.sources;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.OfficeSteps;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finishes offices' steps without a terminal, among them the one that terminals finish (K2): by the
 * office's system or at the hall's desk. The student is to be locked.
 */
public final class StepsByHand {
  private StepsByHand() {}

  /**
   * Finishes a step, with all that ends with it (C1), and keeps how the balance is taken back, by
   * which the counter that pays it out is needed (C8, D8).
   *
   * @param policy the rules that the campus goes by
   * @param refund what the student chose; null where nothing was said of it
   * @return what is to be noted of it: {@code office}, {@code cardRightsEnded} where any did, and
   *     {@code refund} where one was said; empty when all of it was so already
   */
  public static Optional<Map<String, Object>> finish(
      Handle handle,
      CampusId campus,
      Policy policy,
      String student,
      String office,
      @Nullable Refund refund,
      Instant now) {
    Map<String, Object> detail = new HashMap<>(Map.of("office", office));
    boolean finished = OfficeSteps.finish(handle, campus, student, office, now);
    List<String> ended = finished ? endedWith(policy, office) : List.of();
    ended.forEach(service -> Cards.takeByHand(handle, campus, student, service));
    if (!ended.isEmpty()) {
      detail.put("cardRightsEnded", ended);
    }
    boolean chosen = refund != null && choose(handle, campus, student, refund);
    if (refund != null) {
      detail.put("refund", FactForm.word(refund));
    }
    return finished || chosen ? Optional.of(Map.copyOf(detail)) : Optional.empty();
  }

  /** Whether it was not chosen before. */
  private static boolean choose(Handle handle, CampusId campus, String student, Refund refund) {
    if (Students.find(handle, campus, student).orElseThrow().refund() == refund) {
      return false;
    }
    Students.chooseRefund(handle, campus, List.of(student), refund);
    return true;
  }

  /** The card rights that end with an office's step (C1), at a terminal or by hand (K2). */
  private static List<String> endedWith(Policy policy, String office) {
    return office.equals(policy.officeFinishedHere())
        ? policy.cardRights().ended().stream().map(CardRight::id).toList()
        : List.of();
  }
}
