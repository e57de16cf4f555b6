package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.jdbi.v3.core.Handle;

/** The completion events that were accepted, and the completions that they made. */
public final class Completions {
  private static final Wanted<Map.Entry<String, Accepted>> ACCEPTED =
      Wanted.rows(
          "id, body_digest, answer",
          "completion_event",
          "id",
          row ->
              Map.entry(
                  row.getString("id"),
                  new Accepted(row.getString("body_digest"), row.getString("answer"))));

  private static final Wanted<String> RECEIPT_NUMBERS =
      Wanted.rows(
          "receipt_number", "completion", "receipt_number", row -> row.getString("receipt_number"));

  private Completions() {}

  /**
   * An event that was accepted.
   *
   * @param bodyDigest SHA-256 of the body as received, hexadecimal
   * @param answer the answer that was given, JSON
   */
  public record Accepted(String bodyDigest, String answer) {}

  /**
   * An event that is accepted now.
   *
   * @param body the event as received
   */
  public record Kept(CompletionEvent event, String body, Accepted accepted) {}

  /**
   * What an accepted event completes: the step of its student.
   *
   * @param year of the policy
   */
  public record Completed(CompletionEvent event, String year, String receiptNumber) {}

  /**
   * The accepted events of some ids, by their ids.
   *
   * @param events one at least
   */
  public static Map<String, Accepted> accepted(
      Handle handle, CampusId campus, Collection<String> events) {
    return ACCEPTED.of(handle, campus, events).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Keeps accepted events, their bodies as received. */
  public static void keep(
      Handle handle, CampusId campus, Collection<Kept> all, Instant receivedAt) {
    Directly.executeEach(
        handle,
        "INSERT INTO completion_event"
            + " (campus, id, terminal, sequence, session, received_at, body, body_digest, answer)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        all,
        kept ->
            Directly.arguments(
                campus.value(),
                kept.event().id(),
                kept.event().terminal(),
                kept.event().sequenceNumber(),
                kept.event().data().session(),
                receivedAt.toEpochMilli(),
                kept.body(),
                kept.accepted().bodyDigest(),
                kept.accepted().answer()));
  }

  /** Keeps that events completed the steps of students. */
  public static void complete(Handle handle, CampusId campus, Collection<Completed> all) {
    Directly.executeEach(
        handle,
        "INSERT INTO completion (campus, student, policy_year, event, receipt_number, completed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        all,
        completed ->
            Directly.arguments(
                campus.value(),
                completed.event().subject(),
                completed.year(),
                completed.event().id(),
                completed.receiptNumber(),
                completed.event().time().toInstant().toEpochMilli()));
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

  /**
   * Whether a student has a completion that nobody undoes: of a year, or of a later one. Who
   * cleared in an earlier year, as with a deferral, may clear again.
   *
   * @param year of the policy that is in force
   */
  public static boolean stands(Handle handle, CampusId campus, String student, String year) {
    return handle
        .select(
            "SELECT receipt_number FROM completion"
                + " WHERE campus = ? AND student = ? AND policy_year >= ? LIMIT 1",
            campus.value(),
            student,
            year)
        .mapTo(String.class)
        .findOne()
        .isPresent();
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

  /**
   * Those among some receipt numbers that were given.
   *
   * @param numbers one at least
   */
  public static Set<String> receiptNumbersTaken(
      Handle handle, CampusId campus, Collection<String> numbers) {
    return Set.copyOf(RECEIPT_NUMBERS.of(handle, campus, numbers));
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
