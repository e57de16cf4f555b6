package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.AuditJournal;
import org.jdbi.v3.core.Handle;

/** Notes in the audit chain what was done about subscribers. */
final class WebhookNotes {
  private WebhookNotes() {}

  /** Notes it, last in its transaction. */
  static void append(Handle handle, AuditAction action, CampusId campus, Map<String, ?> detail) {
    AuditJournal.append(
        handle, List.of(AuditEvent.of(campus, Actor.operator(), action, detail)), Instant.now());
  }

  /** What the commands say of a subscriber that is not there. */
  static CommandFailure unknown(CampusId campus, String id) {
    return new CommandFailure(
        ExitCodes.NOT_POSSIBLE,
        "campus %s has no subscriber %s; nothing was changed. \"webhook list\" shows them"
            .formatted(campus, id));
  }
}
