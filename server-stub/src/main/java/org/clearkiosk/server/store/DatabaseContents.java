package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.audit.ChainHead;
import org.jdbi.v3.core.Handle;

/**
 * What a database holds, as a check found it.
 *
 * @param version the version of its tables
 * @param students how many students
 * @param events how many accepted completion events
 * @param completions how many completions
 * @param latest when the latest completion was, in business time; empty where there is none
 * @param auditEnd the last entry of the audit chain that was found to be right
 * @param auditFault where the audit chain is broken; empty where it is whole
 */
public record DatabaseContents(
    String version,
    long students,
    long events,
    long completions,
    Optional<Instant> latest,
    ChainHead auditEnd,
    Optional<ChainCheck.Fault> auditFault) {

  /** Looks at everything; what it finds is of one moment where the connection's transaction is. */
  static DatabaseContents of(Handle handle) {
    ChainCheck audit = new ChainCheck(List.of());
    Optional<ChainCheck.Fault> auditFault = AuditWalk.check(handle, audit);
    return new DatabaseContents(
        handle
            .select(
                "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL"
                    + " ORDER BY installed_rank DESC LIMIT 1")
            .mapTo(String.class)
            .one(),
        count(handle, "student"),
        count(handle, "completion_event"),
        count(handle, "completion"),
        Completions.latest(handle),
        audit.last(),
        auditFault);
  }

  private static long count(Handle handle, String table) {
    return handle.select("SELECT count(*) FROM " + table).mapTo(long.class).one();
  }
}
