package org.clearkiosk.server.clearing;

import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.server.store.GivenBlockers;
import org.jdbi.v3.core.Handle;

/**
 * What keeps a terminal from finishing the step for a student: what the source systems gave, and a
 * balance below zero. The rules speak of balances that are paid out, spent or kept; what is owed
 * can be none of these, so the hall settles it (K2). A policy may declare the two kinds and say
 * more of them.
 */
final class Blockers {
  /** The kind of a card balance below zero. */
  static final String CARD_OVERDRAWN = "card_overdrawn";

  /** The kind of a network balance below zero. */
  static final String NETWORK_OVERDRAWN = "network_overdrawn";

  private Blockers() {}

  static List<Blocker> of(Handle handle, CampusId campus, Student student) {
    return with(GivenBlockers.of(handle, campus, student.number()), student);
  }

  /** What was given, and what is owed. */
  static List<Blocker> with(List<Blocker> given, Student student) {
    List<Blocker> blockers = new ArrayList<>(given);
    addOwed(
        blockers,
        CARD_OVERDRAWN,
        student.cardFen(),
        new Text("校园卡余额为负，有欠款", "The campus card is overdrawn"));
    addOwed(
        blockers,
        NETWORK_OVERDRAWN,
        student.networkFen(),
        new Text("上网账号余额为负，有欠款", "The network account is overdrawn"));
    return List.copyOf(blockers);
  }

  private static void addOwed(List<Blocker> blockers, String kind, long balanceFen, Text words) {
    if (balanceFen < 0 && blockers.stream().noneMatch(blocker -> blocker.kind().equals(kind))) {
      // the least number has no opposite
      long owedFen = Math.abs(Math.max(balanceFen, -Long.MAX_VALUE));
      blockers.add(new Blocker(kind, owedFen, null, words));
    }
  }
}
