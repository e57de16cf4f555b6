package org.clearkiosk.server.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What one piece of work in a transaction wants noted. It becomes part of the chain when the
 * transaction is committed, and is forgotten when the work is undone. Not for several threads.
 */
public final class AuditTrail {
  private final List<AuditEvent> events = new ArrayList<>();

  /** Notes something. */
  public void note(AuditEvent event) {
    events.add(event);
  }

  /** What was noted, in order. */
  public List<AuditEvent> events() {
    return List.copyOf(events);
  }
}
