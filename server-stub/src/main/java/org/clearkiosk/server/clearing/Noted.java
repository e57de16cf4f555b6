package org.clearkiosk.server.clearing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jspecify.annotations.Nullable;

/** How the acts of terminals are noted in the audit chain. Pure. */
final class Noted {
  private static final String REASON = "reason";

  private Noted() {}

  static AuditEvent opened(TerminalIdentity terminal, String student) {
    return AuditEvent.about(
        terminal.campus(),
        student,
        Actor.terminal(terminal.number()),
        AuditAction.SESSION_OPENED,
        Map.of());
  }

  /**
   * A card that was turned away.
   *
   * @param student whose card it claimed to be; null where that is no one's
   */
  static AuditEvent turnedAway(
      TerminalIdentity terminal, @Nullable String student, ProblemType why) {
    Map<String, ?> detail = Map.of(REASON, word(why));
    return student == null
        ? AuditEvent.of(
            terminal.campus(),
            Actor.terminal(terminal.number()),
            AuditAction.SESSION_REFUSED,
            detail)
        : AuditEvent.about(
            terminal.campus(),
            student,
            Actor.terminal(terminal.number()),
            AuditAction.SESSION_REFUSED,
            detail);
  }

  static AuditEvent keyGiven(TerminalIdentity terminal, String student) {
    return AuditEvent.about(
        terminal.campus(),
        student,
        Actor.terminal(terminal.number()),
        AuditAction.SECTOR_KEY_GIVEN,
        Map.of());
  }

  static AuditEvent passwordWrong(TerminalIdentity terminal, String student, int triesLeft) {
    return AuditEvent.about(
        terminal.campus(),
        student,
        Actor.terminal(terminal.number()),
        AuditAction.PASSWORD_WRONG,
        Map.of("triesLeft", triesLeft));
  }

  static AuditEvent passwordLocked(TerminalIdentity terminal, String student, int seconds) {
    return AuditEvent.about(
        terminal.campus(),
        student,
        Actor.terminal(terminal.number()),
        AuditAction.PASSWORD_LOCKED,
        Map.of("seconds", seconds));
  }

  static AuditEvent shown(TerminalIdentity terminal, Notice notice) {
    return AuditEvent.about(
        terminal.campus(),
        notice.student(),
        Actor.terminal(terminal.number()),
        AuditAction.NOTICE_SHOWN,
        Map.of("verdict", Json.GSON.toJsonTree(notice.verdict())));
  }

  static AuditEvent recorded(TerminalIdentity terminal, CompletionEvent event, String receipt) {
    Map<String, Object> detail = new HashMap<>(Map.of("event", event.id(), "receipt", receipt));
    if (event.data().refund() != null) {
      detail.put("refund", event.data().refund());
    }
    return AuditEvent.about(
        terminal.campus(),
        event.subject(),
        Actor.terminal(terminal.number()),
        AuditAction.COMPLETION_RECORDED,
        detail);
  }

  static AuditEvent repeated(TerminalIdentity terminal, CompletionEvent event) {
    return AuditEvent.about(
        terminal.campus(),
        event.subject(),
        Actor.terminal(terminal.number()),
        AuditAction.COMPLETION_REPEATED,
        Map.of("event", event.id()));
  }

  /** A confirmation that was refused; the student is the one whom the event names. */
  static AuditEvent refused(TerminalIdentity terminal, CompletionEvent event, ProblemType why) {
    return AuditEvent.about(
        terminal.campus(),
        event.subject(),
        Actor.terminal(terminal.number()),
        AuditAction.COMPLETION_REFUSED,
        Map.of("event", event.id(), REASON, word(why)));
  }

  private static String word(ProblemType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
