package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;

/**
 * What an import really changed, by student: what the audit journal is told of each of them.
 *
 * <p>It knows what kind of thing changed, and keeps no name, amount, card number or password.
 */
final class ChangedFacts {
  /** What can change about a student; the word is that of the entry's detail. */
  enum Kind {
    /** Parts of the student's own record, by name. */
    CHANGED("changed"),
    /** The identity status that was set. */
    STATUS("status"),
    /** The offices whose steps were finished. */
    STEPS_FINISHED("stepsFinished"),
    /** The offices whose steps were opened again. */
    STEPS_REOPENED("stepsReopened"),
    /** The card rights that ended with a finished step (C1). */
    CARD_RIGHTS_ENDED("cardRightsEnded"),
    /** The blockers that were given or changed: source/id. */
    BLOCKERS_GIVEN("blockersGiven"),
    /** The blockers that were lifted: source/id. */
    BLOCKERS_LIFTED("blockersLifted"),
    /** What became of cards that were added or changed: their states. */
    CARD_STATES("cardStates");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private final SortedMap<String, Map<Kind, Set<String>>> students = new TreeMap<>();

  /** Something about a student was changed. */
  void add(String student, Kind kind, String what) {
    students
        .computeIfAbsent(student, any -> new EnumMap<>(Kind.class))
        .computeIfAbsent(kind, any -> new TreeSet<>())
        .add(what);
  }

  /** Forgets everything: the transaction is undone and run again. */
  void clear() {
    students.clear();
  }

  /** An entry for each student of whom something was changed, in the order of their numbers. */
  List<AuditEvent> events(CampusId campus) {
    List<AuditEvent> events = new ArrayList<>(students.size());
    students.forEach(
        (student, changes) -> {
          Map<String, Set<String>> detail = new TreeMap<>();
          changes.forEach((kind, what) -> detail.put(kind.word, what));
          events.add(
              AuditEvent.about(
                  campus, student, Actor.operator(), AuditAction.FACTS_CHANGED, detail));
        });
    return events;
  }
}
