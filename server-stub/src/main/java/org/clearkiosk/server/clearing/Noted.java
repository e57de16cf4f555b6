package org.clearkiosk.server.clearing;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Ticket;
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
    return at(terminal, AuditAction.SESSION_OPENED, student, Map.of());
  }

  /**
   * A card that was turned away.
   *
   * @param student whose card it claimed to be; null where that is no one's
   */
  static AuditEvent turnedAway(
      TerminalIdentity terminal, @Nullable String student, ProblemType why) {
    return at(terminal, AuditAction.SESSION_REFUSED, student, Map.of(REASON, word(why)));
  }

  static AuditEvent keyGiven(TerminalIdentity terminal, String student) {
    return at(terminal, AuditAction.SECTOR_KEY_GIVEN, student, Map.of());
  }

  /**
   * A sector key that was not given.
   *
   * @param student whose card it is; null where that is no one's
   */
  static AuditEvent keyRefused(
      TerminalIdentity terminal, @Nullable String student, ProblemType why) {
    return at(terminal, AuditAction.SECTOR_KEY_REFUSED, student, Map.of(REASON, word(why)));
  }

  static AuditEvent passwordWrong(TerminalIdentity terminal, String student, int triesLeft) {
    return at(terminal, AuditAction.PASSWORD_WRONG, student, Map.of("triesLeft", triesLeft));
  }

  static AuditEvent passwordLocked(TerminalIdentity terminal, String student, int seconds) {
    return at(terminal, AuditAction.PASSWORD_LOCKED, student, Map.of("seconds", seconds));
  }

  static AuditEvent shown(TerminalIdentity terminal, Notice notice) {
    return at(
        terminal,
        AuditAction.NOTICE_SHOWN,
        notice.student(),
        Map.of("verdict", Json.GSON.toJsonTree(notice.verdict())));
  }

  static AuditEvent ticketGiven(TerminalIdentity terminal, String student, Ticket ticket) {
    return at(
        terminal,
        AuditAction.HALL_TICKET_GIVEN,
        student,
        Map.of("day", ticket.day().toString(), "number", ticket.number()));
  }

  /**
   * A recorded confirmation, with what the student's cards lost by it (C1), and by how much the
   * event's time was off where it lay outside its session.
   *
   * @param time of the act, as the session bears it out
   */
  static AuditEvent recorded(
      Delivery delivery, OffsetDateTime time, String receipt, List<CardRight> rightsEnded) {
    CompletionEvent event = delivery.event();
    Map<String, Object> detail = new HashMap<>(Map.of("event", event.id(), "receipt", receipt));
    if (event.data().refund() != null) {
      detail.put("refund", event.data().refund());
    }
    if (!rightsEnded.isEmpty()) {
      detail.put("cardRightsEnded", rightsEnded.stream().map(CardRight::id).toList());
    }
    if (!event.time().isEqual(time)) {
      detail.put("clockOffsetMilliseconds", Duration.between(time, event.time()).toMillis());
    }
    return at(delivery.terminal(), AuditAction.COMPLETION_RECORDED, event.subject(), detail);
  }

  static AuditEvent repeated(TerminalIdentity terminal, CompletionEvent event) {
    return at(
        terminal, AuditAction.COMPLETION_REPEATED, event.subject(), Map.of("event", event.id()));
  }

  /** A confirmation that was refused; the student is the one whom the event names. */
  static AuditEvent refused(TerminalIdentity terminal, CompletionEvent event, ProblemType why) {
    return at(
        terminal,
        AuditAction.COMPLETION_REFUSED,
        event.subject(),
        Map.of("event", event.id(), REASON, word(why)));
  }

  private static AuditEvent at(
      TerminalIdentity terminal,
      AuditAction action,
      @Nullable String student,
      Map<String, ?> detail) {
    Actor actor = Actor.terminal(terminal.number());
    return student == null
        ? AuditEvent.of(terminal.campus(), actor, action, detail)
        : AuditEvent.about(terminal.campus(), student, actor, action, detail);
  }

  private static String word(ProblemType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
