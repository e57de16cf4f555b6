package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.jdbi.v3.core.Handle;

/** The completion events that were accepted, and the completions that they made. */
public final class Completions {
  private Completions() {}

  /**
   * An event that was accepted.
   *
   * @param bodyDigest SHA-256 of the body as received, hexadecimal
   * @param answer the answer that was given, JSON
   */
  public record Accepted(String bodyDigest, String answer) {}

  /** The accepted event of an id. */
  public static Optional<Accepted> accepted(Handle handle, CampusId campus, String event) {
    return handle
        .select(
            "SELECT body_digest, answer FROM completion_event WHERE campus = ? AND id = ?",
            campus.value(),
            event)
        .map((row, context) -> new Accepted(row.getString("body_digest"), row.getString("answer")))
        .findOne();
  }

  /** Keeps an accepted event, its body as received. */
  public static void keep(
      Handle handle,
      CampusId campus,
      CompletionEvent event,
      String body,
      Accepted accepted,
      Instant receivedAt) {
    handle.execute(
        "INSERT INTO completion_event"
            + " (campus, id, terminal, sequence, session, received_at, body, body_digest, answer)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        campus.value(),
        event.id(),
        event.terminal(),
        event.sequenceNumber(),
        event.data().session(),
        receivedAt.toEpochMilli(),
        body,
        accepted.bodyDigest(),
        accepted.answer());
  }

  /** Keeps that an event completed the step of a student. */
  public static void complete(
      Handle handle, CampusId campus, CompletionEvent event, String year, String receiptNumber) {
    handle.execute(
        "INSERT INTO completion (campus, student, policy_year, event, receipt_number, completed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        campus.value(),
        event.subject(),
        year,
        event.id(),
        receiptNumber,
        event.time().toInstant().toEpochMilli());
  }

  /** The answer to the event that completed a student's step: the receipt, JSON. */
  public static Optional<String> receipt(
      Handle handle, CampusId campus, String student, String year) {
    return handle
        .select(
            "SELECT answer FROM completion_event JOIN completion"
                + " ON completion.campus = completion_event.campus AND completion.event = completion_event.id"
                + " WHERE completion.campus = ? AND completion.student = ? AND completion.policy_year = ?",
            campus.value(),
            student,
            year)
        .mapTo(String.class)
        .findOne();
  }

  /** When the latest completion of any campus was, in business time; empty where there is none. */
  public static Optional<Instant> latest(Handle handle) {
    return handle
        .select("SELECT max(completed_at) AS latest FROM completion")
        .map(
            (row, context) -> {
              long latest = row.getLong("latest");
              return row.wasNull()
                  ? Optional.<Instant>empty()
                  : Optional.of(Instant.ofEpochMilli(latest));
            })
        .one();
  }

  /** Whether a receipt of this number was given. */
  public static boolean receiptNumberTaken(Handle handle, CampusId campus, String number) {
    return handle
        .select(
            "SELECT receipt_number FROM completion WHERE campus = ? AND receipt_number = ?",
            campus.value(),
            number)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** A campus's events that made completions, as received, in the order of their ids. */
  public static List<String> bodies(Handle handle, CampusId campus, Optional<String> student) {
    String all =
        "SELECT body FROM completion_event JOIN completion"
            + " ON completion.campus = completion_event.campus AND completion.event = completion_event.id"
            + " WHERE completion.campus = ?";
    return student
        .map(
            number ->
                handle.select(
                    all + " AND completion.student = ? ORDER BY id", campus.value(), number))
        .orElseGet(() -> handle.select(all + " ORDER BY id", campus.value()))
        .mapTo(String.class)
        .list();
  }
}
