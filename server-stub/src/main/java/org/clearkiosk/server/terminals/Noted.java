package org.clearkiosk.server.terminals;

import java.security.cert.X509Certificate;
import java.util.Map;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.TerminalIdentity;

/** How what terminals do for themselves is noted in the audit chain. Pure. */
final class Noted {
  private Noted() {}

  static AuditEvent certificate(
      TerminalIdentity terminal, AuditAction action, X509Certificate certificate) {
    return AuditEvent.of(
        terminal.campus(),
        Actor.terminal(terminal.number()),
        action,
        Map.of(
            "serial", certificate.getSerialNumber().toString(16),
            "until", certificate.getNotAfter().toInstant().toString()));
  }
}
