package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.Collections;
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
import org.jspecify.annotations.Nullable;

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

  private final Map<String, Changes> students = new HashMap<>();
  private Changes nothing = new Changes();

  /**
   * What was changed of a student, in the order in which it was. Of most students the same was, and
   * they share one of these: of 200,000 students each with sets of its own no memory would be left.
   */
  private static final class Changes {
    private final @Nullable Changes before;
    private final @Nullable Kind kind;
    private final String what;
    private final Map<Kind, Map<String, Changes>> further = new EnumMap<>(Kind.class);
    private @Nullable AuditEvent told;

    private Changes() {
      this.before = null;
      this.kind = null;
      this.what = "";
    }

    private Changes(Changes before, Kind kind, String what) {
      this.before = before;
      this.kind = kind;
      this.what = what;
    }

    Changes and(Kind more, String whatMore) {
      if (more == kind && whatMore.equals(what)) {
        return this;
      }
      return further
          .computeIfAbsent(more, any -> new HashMap<>(1))
          .computeIfAbsent(whatMore, any -> new Changes(this, more, whatMore));
    }

    Map<String, Set<String>> detail() {
      Map<String, Set<String>> detail = new HashMap<>();
      Changes each = this;
      while (each != null && each.kind != null) {
        detail.computeIfAbsent(each.kind.word, any -> new TreeSet<>()).add(each.what);
        each = each.before;
      }
      return detail;
    }
  }

  /** Something about a student was changed. */
  void add(String student, Kind kind, String what) {
    students.put(student, students.getOrDefault(student, nothing).and(kind, what));
  }

  /** Forgets everything: the transaction is undone and run again. */
  void clear() {
    students.clear();
    nothing = new Changes();
  }

  /** An entry for each student of whom something was changed, in the order of their numbers. */
  List<AuditEvent> events(CampusId campus) {
    Actor operator = Actor.operator();
    List<String> numbers = new ArrayList<>(students.keySet());
    Collections.sort(numbers);
    List<AuditEvent> events = new ArrayList<>(numbers.size() + 1);
    for (String student : numbers) {
      Changes changes = students.getOrDefault(student, nothing);
      AuditEvent told = changes.told;
      if (told == null) {
        told =
            AuditEvent.about(
                campus, student, operator, AuditAction.FACTS_CHANGED, changes.detail());
        changes.told = told;
      }
      events.add(told.about(student));
    }
    return events;
  }
}
