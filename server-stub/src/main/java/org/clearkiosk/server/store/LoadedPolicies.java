package org.clearkiosk.server.store;

import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.audit.AuditAction;
import org.jdbi.v3.core.Handle;

/** By which year's rules servers began to serve a campus, as the audit chain tells it. */
public final class LoadedPolicies {
  private LoadedPolicies() {}

  private record Detail(String year) {}

  /** The last position of the chain. */
  public static long end(Handle handle) {
    return handle.select("SELECT position FROM audit_head WHERE id = 1").mapTo(long.class).one();
  }

  /** Whether any server has begun to serve. */
  public static boolean any(Handle handle) {
    return handle
        .select(
            "SELECT 1 FROM audit_entry WHERE action = ? LIMIT 1", AuditAction.POLICY_LOADED.word())
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  /**
   * The year by whose rules a server last began to serve a campus.
   *
   * @param after only in entries after this position
   * @return empty where none did
   */
  public static Optional<String> lastYear(Handle handle, CampusId campus, long after) {
    return handle
        .select(
            "SELECT detail FROM audit_entry WHERE position > ? AND campus = ? AND action = ?"
                + " ORDER BY position DESC LIMIT 1",
            after,
            campus.value(),
            AuditAction.POLICY_LOADED.word())
        .mapTo(String.class)
        .findOne()
        .map(detail -> Json.GSON.fromJson(detail, Detail.class).year());
  }
}
