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

/** How the commands about tokens are noted in the audit chain. */
final class TokenNotes {
  private TokenNotes() {}

  /** Notes it, last in the transaction of what it is about. */
  static void append(
      Handle handle, CampusId campus, AuditAction action, Map<String, ?> detail, Instant now) {
    AuditJournal.append(
        handle, List.of(AuditEvent.of(campus, Actor.operator(), action, detail)), now);
  }
}
