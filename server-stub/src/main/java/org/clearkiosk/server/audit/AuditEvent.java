package org.clearkiosk.server.audit;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something to be noted. When and at which position is decided when it is.
 *
 * @param campus the campus at which it was done; the main one where it is about all of them
 * @param actor who did it
 * @param action what was done
 * @param subject the student number; null where it is about no student
 * @param detail more about it, a JSON object; no secret, no name, no card number, no amount
 */
public record AuditEvent(
    CampusId campus, Actor actor, AuditAction action, @Nullable String subject, String detail) {
  public AuditEvent {
    Objects.requireNonNull(campus, "campus");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(detail, "detail");
  }

  /** Something about a student. */
  public static AuditEvent about(
      CampusId campus, String student, Actor actor, AuditAction action, Map<String, ?> detail) {
    return new AuditEvent(campus, actor, action, student, text(detail));
  }

  /** The same about another student. */
  public AuditEvent about(String student) {
    return new AuditEvent(campus, actor, action, student, detail);
  }

  /** Something about no student. */
  public static AuditEvent of(
      CampusId campus, Actor actor, AuditAction action, Map<String, ?> detail) {
    return new AuditEvent(campus, actor, action, null, text(detail));
  }

  /** In the order of the names, so that the same is always written the same way. */
  private static String text(Map<String, ?> detail) {
    return Json.write(new TreeMap<>(detail));
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "AuditEvent[" + action + "]";
  }
}
