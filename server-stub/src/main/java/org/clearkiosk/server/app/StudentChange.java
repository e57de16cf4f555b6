package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;

/**
 * Changes something about one student, and notes it in the same transaction. The student's cards
 * and then the student are locked, in the order in which all writers lock.
 */
final class StudentChange {
  private StudentChange() {}

  /** What is done while nobody else changes anything about the student. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @return what is noted of it; empty where nothing had to be changed
     */
    Optional<Done> change(Handle handle, Campuses.Campus campus, Instant now) throws CommandFailure;
  }

  /** What was done. */
  record Done(AuditAction action, Map<String, ?> detail) {
    Done {
      detail = Map.copyOf(detail);
    }
  }

  /**
   * Runs it to its commit.
   *
   * @return what was noted; empty where nothing had to be changed
   */
  static Optional<Done> run(Database database, CampusId campus, String student, Work work)
      throws CommandFailure {
    Instant now = Instant.now();
    try (Handle handle = database.openCommandWriter()) {
      handle.begin();
      Campuses.Campus there = CampusOption.existing(handle, campus);
      Cards.lockOf(handle, campus, student);
      if (!Students.lock(handle, campus, student)) {
        throw unknown(campus, student);
      }
      Optional<Done> done = work.change(handle, there, now);
      done.map(what -> event(campus, student, what))
          .ifPresent(event -> AuditJournal.append(handle, List.of(event), now));
      Commits.commit(handle);
      return done;
    }
  }

  static CommandFailure unknown(CampusId campus, String student) {
    return new CommandFailure(
        ExitCodes.NOT_POSSIBLE,
        "campus %s has no student %s: is the number right, and the campus?"
            .formatted(campus, student));
  }

  private static AuditEvent event(CampusId campus, String student, Done what) {
    return AuditEvent.about(campus, student, Actor.operator(), what.action(), what.detail());
  }
}
