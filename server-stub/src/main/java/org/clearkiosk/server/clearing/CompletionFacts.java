package org.clearkiosk.server.clearing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.GivenBlockers;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;

/**
 * All that confirmations of several students are judged by, read with a few statements. The
 * students are locked first, and the rest is read afterwards: so it stays as it was read until the
 * transaction ends.
 */
final class CompletionFacts {
  private final Map<String, Student> students;
  private final Map<String, List<Blocker>> blockers;
  private final Map<String, Completions.Accepted> accepted;
  private final Map<String, Sessions.Entry> sessions;
  private final Set<String> receiptNumbers;
  private final Set<String> receiptNumbersTaken;

  private CompletionFacts(
      Handle handle, CampusId campus, List<CompletionEvent> events, List<String> receiptNumbers) {
    List<String> numbers = events.stream().map(CompletionEvent::subject).toList();
    students = Students.lockAll(handle, campus, numbers);
    accepted =
        Completions.accepted(handle, campus, events.stream().map(CompletionEvent::id).toList());
    sessions =
        Sessions.all(handle, campus, events.stream().map(event -> event.data().session()).toList());
    blockers = GivenBlockers.ofAll(handle, campus, numbers);
    this.receiptNumbers = Set.copyOf(receiptNumbers);
    receiptNumbersTaken = Completions.receiptNumbersTaken(handle, campus, receiptNumbers);
  }

  /**
   * Locks the students of events and reads.
   *
   * @param campus whose terminals sent the events
   * @param deliveries one at least, of one student each
   * @param receipts numbers the receipts
   */
  static CompletionFacts lock(
      Handle handle, CampusId campus, List<Delivery> deliveries, ReceiptWriter receipts) {
    List<CompletionEvent> events = deliveries.stream().map(Delivery::event).toList();
    return new CompletionFacts(
        handle,
        campus,
        events,
        events.stream().map(event -> receipts.number(campus, event)).toList());
  }

  Optional<Student> student(CompletionEvent event) {
    return Optional.ofNullable(students.get(event.subject()));
  }

  /** What is in a student's way, what is owed included. */
  List<Blocker> blockers(Student student) {
    return Blockers.with(blockers.getOrDefault(student.number(), List.of()), student);
  }

  /** The answer that was given to an event of this id before. */
  Optional<Completions.Accepted> accepted(CompletionEvent event) {
    return Optional.ofNullable(accepted.get(event.id()));
  }

  /** The session that an event names, if that is one of the terminal's that sent it. */
  Optional<Sessions.Entry> session(Delivery delivery) {
    return Optional.ofNullable(sessions.get(delivery.event().data().session()))
        .filter(session -> session.terminal().equals(delivery.terminal()));
  }

  /**
   * Whether a receipt of a number was given before; empty where that was not read, as it was of the
   * numbers that the receipts would first be given.
   */
  Optional<Boolean> taken(String receiptNumber) {
    return receiptNumbers.contains(receiptNumber)
        ? Optional.of(receiptNumbersTaken.contains(receiptNumber))
        : Optional.empty();
  }
}
