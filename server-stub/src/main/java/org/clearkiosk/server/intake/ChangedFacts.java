package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Map<String, Map<Kind, Set<String>>> students = new HashMap<>();

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
    Actor operator = Actor.operator();
    List<AuditEvent> events = new ArrayList<>(students.size() + 1);
    // of most students the same is said, and it is written while others wait
    Map<Map<Kind, Set<String>>, AuditEvent> alike = new HashMap<>();
    for (String student : new TreeSet<>(students.keySet())) {
      AuditEvent event =
          alike.computeIfAbsent(
              students.getOrDefault(student, Map.of()),
              changes ->
                  AuditEvent.about(
                      campus, student, operator, AuditAction.FACTS_CHANGED, detail(changes)));
      events.add(event.about(student));
    }
    return events;
  }

  private static Map<String, Set<String>> detail(Map<Kind, Set<String>> changes) {
    Map<String, Set<String>> detail = new HashMap<>();
    changes.forEach((kind, what) -> detail.put(kind.word, what));
    return detail;
  }
}
