package org.clearkiosk.server.clearing;

import java.time.LocalDate;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;

/**
 * A student's notice for the hall's desk, for operators and for platforms on the web: the same as a
 * terminal would get, but for the ticket, which is given to those alone who stand at a terminal.
 */
public final class DeskNotice {
  private DeskNotice() {}

  /**
   * Writes a notice from the facts as they are now.
   *
   * @param policy by which the campus goes
   * @param day for which the rules decide
   * @return empty where the campus has no such student
   */
  public static Optional<Notice> of(
      Handle handle, CampusId campus, String number, Policy policy, LocalDate day) {
    NoticeWriter writer = new NoticeWriter(policy);
    return Students.find(handle, campus, number)
        .map(
            student ->
                writer.write(
                    student,
                    Blockers.of(handle, campus, student),
                    day,
                    () ->
                        Completions.receipt(handle, campus, number, policy.year())
                            .map(Notices::receipt)));
  }
}
