package org.clearkiosk.server.clearing;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;

/** A student's notice from the facts of the moment. */
final class Notices {
  private final NoticeWriter writer;
  private final String year;
  private final BusinessClock clock;

  Notices(Policy policy, BusinessClock clock) {
    this.writer = new NoticeWriter(policy);
    this.year = policy.year();
    this.clock = clock;
  }

  Notice of(Handle handle, CampusId campus, String number, OffsetDateTime now) {
    Student student =
        Students.find(handle, campus, number)
            .orElseThrow(() -> new IllegalStateException("a session without its student"));
    return writer.write(
        student,
        Blockers.of(handle, campus, student),
        clock.day(now),
        () -> earlierReceipt(handle, campus, number));
  }

  private Optional<Receipt> earlierReceipt(Handle handle, CampusId campus, String student) {
    return Completions.receipt(handle, campus, student, year).map(Notices::receipt);
  }

  /** Reads a receipt as it was stored. */
  static Receipt receipt(String json) {
    try {
      return Json.read(json, Receipt.class);
    } catch (Json.MalformedMessageException e) {
      throw new IllegalStateException("a stored receipt that cannot be read", e);
    }
  }
}
