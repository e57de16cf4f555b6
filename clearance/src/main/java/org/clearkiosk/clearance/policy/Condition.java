package org.clearkiosk.clearance.policy;

import java.util.List;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.jspecify.annotations.Nullable;

/**
 * When an office is needed: all of what is given must hold; nothing given holds for everyone.
 *
 * @param level this level of study
 * @param status this identity status
 * @param trait this trait
 * @param refund this chosen refund, where level and status offer it
 */
public record Condition(
    @Nullable Level level,
    @Nullable Status status,
    @Nullable String trait,
    @Nullable Refund refund) {
  /**
   * Whether it holds for a student.
   *
   * @param refundChoices the refunds that the student can choose as things are: one that was chosen
   *     under another status counts no more
   */
  boolean holdsFor(Student student, List<Refund> refundChoices) {
    return (level == null || level == student.level())
        && (status == null || status == student.status())
        && (trait == null || student.traits().contains(trait))
        && (refund == null || (refund == student.refund() && refundChoices.contains(refund)));
  }

  /**
   * Whether it holds, as far as that can be told.
   *
   * @param refundChoices the refunds that a student of this level and status can choose
   * @param known what is known of the student beyond level and status
   */
  Need need(Level ofLevel, Status ofStatus, List<Refund> refundChoices, Circumstances known) {
    if ((level != null && level != ofLevel) || (status != null && status != ofStatus)) {
      return Need.NOT_NEEDED;
    }
    return Need.all(
        trait == null ? Need.NEEDED : known.trait(trait),
        refund == null ? Need.NEEDED : known.refund(refund, refundChoices));
  }
}
