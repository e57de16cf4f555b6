package org.clearkiosk.server.store;

import java.time.Instant;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;

/** The offices' steps as the offices say it themselves; the student is to be locked. */
public final class OfficeSteps {
  private OfficeSteps() {}

  /**
   * Marks a step as done; nothing happens when it is done already.
   *
   * @return whether it was not
   */
  public static boolean finish(
      Handle handle, CampusId campus, String student, String office, Instant now) {
    return handle.execute(
            "INSERT INTO office_step (campus, student, office, done_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            campus.value(),
            student,
            office,
            now.toEpochMilli())
        == 1;
  }

  /**
   * Marks a step as not done; nothing happens when it is not.
   *
   * @return whether it was done
   */
  public static boolean reopen(Handle handle, CampusId campus, String student, String office) {
    return handle.execute(
            "DELETE FROM office_step WHERE campus = ? AND student = ? AND office = ?",
            campus.value(),
            student,
            office)
        == 1;
  }
}
