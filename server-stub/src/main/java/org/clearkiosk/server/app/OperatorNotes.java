package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How what operators do with the server's commands is noted in the audit chain. */
final class OperatorNotes {
  private OperatorNotes() {}

  /**
   * What is read by an operator.
   *
   * @param campus where; {@link CampusId#MAIN} where it is about all of them
   * @param student whose; null where it is about all of them
   */
  record Reading(
      AuditAction action, CampusId campus, @Nullable String student, Map<String, ?> detail) {
    Reading {
      detail = Map.copyOf(detail);
    }

    private AuditEvent event() {
      return student == null
          ? AuditEvent.of(campus, Actor.operator(), action, detail)
          : AuditEvent.about(campus, student, Actor.operator(), action, detail);
    }
  }

  /** Notes something about a terminal, last in the transaction of what it is about. */
  static void terminal(Handle handle, AuditAction action, TerminalIdentity terminal, Instant now) {
    Map<String, String> detail = Map.of("terminal", terminal.number());
    AuditEvent event = AuditEvent.of(terminal.campus(), Actor.operator(), action, detail);
    AuditJournal.append(handle, List.of(event), now);
  }

  /** Notes the rules by which a server is about to serve each campus. */
  static void policies(
      Database database, List<Campuses.Campus> campuses, Policy otherwise, String digest) {
    List<AuditEvent> events = new ArrayList<>();
    for (Campuses.Campus campus : campuses) {
      String own = campus.policy();
      Map<String, String> detail =
          Map.of(
              "year",
              PolicySource.of(campus, otherwise).year(),
              "sha256",
              own == null ? digest : Secrets.digest(own));
      events.add(AuditEvent.of(campus.id(), Actor.operator(), AuditAction.POLICY_LOADED, detail));
    }
    try (Handle handle = database.openWriter()) {
      append(handle, events);
    }
  }

  private static void append(Handle handle, List<AuditEvent> events) {
    handle.begin();
    AuditJournal.append(handle, events, Instant.now());
    Commits.commit(handle);
  }

  /** Notes something about all campuses, in a database that is looked at by nothing else here. */
  static void installation(DatabaseAddress address, AuditAction action, Map<String, ?> detail) {
    reading(address, new Reading(action, CampusId.MAIN, null, detail));
  }

  /** Notes what is about to be read. */
  static void reading(DatabaseAddress address, Reading reading) {
    try (Handle handle = Database.openForWriting(address)) {
      append(handle, List.of(reading.event()));
    }
  }
}
