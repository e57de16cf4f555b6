package org.clearkiosk.server.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.store.Campuses;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Parameters;

/** What the commands that write one campus have in common. */
final class CampusParameters {
  @Parameters(
      paramLabel = "ID",
      description = "1 to 32 of a-z, 0-9 and -, not - first, for example north.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  CampusId checked() throws CommandFailure {
    return CampusOption.checked("ID", id);
  }

  /** A campus's name, as it was given. */
  static Text name(String zh, String en) throws CommandFailure {
    try {
      return new Text(zh, en);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "a name has 1 to %d characters".formatted(Text.MAXIMUM_LENGTH));
    }
  }

  /** Notes in the audit chain what was done, last in its transaction. */
  static void note(Handle handle, AuditAction action, Campuses.Campus campus, Instant now) {
    String policy =
        campus.policy() == null ? "default" : "sha256:" + Secrets.digest(campus.policy());
    AuditEvent event =
        AuditEvent.of(campus.id(), Actor.operator(), action, Map.of("policy", policy));
    AuditJournal.append(handle, List.of(event), now);
  }
}
