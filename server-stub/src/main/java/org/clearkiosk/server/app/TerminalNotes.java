package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;

/** How the commands about terminals are noted in the audit chain. */
final class TerminalNotes {
  private TerminalNotes() {}

  /** Notes it, last in the transaction of what it is about. */
  static void append(Handle handle, AuditAction action, TerminalIdentity terminal, Instant now) {
    AuditEvent event =
        AuditEvent.of(
            terminal.campus(), Actor.operator(), action, Map.of("terminal", terminal.number()));
    AuditJournal.append(handle, List.of(event), now);
  }
}
