package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.server.audit.AuditEntry;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.audit.ChainHead;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The audit chain in the database.
 *
 * <p>All processes on one database write one chain. Whoever appends takes the head's row and holds
 * it until the commit, so this is the last thing that a transaction does: it then waits for nothing
 * else, and no two can wait for each other.
 */
public final class AuditJournal {
  private static final int MOST_AT_ONCE = 1_000;

  private AuditJournal() {}

  /**
   * Appends events to the chain, within the transaction of what they are about.
   *
   * @param at when, in real time
   */
  public static void append(Handle handle, List<AuditEvent> events, Instant at) {
    if (events.isEmpty()) {
      return;
    }
    Instant noted = Instant.ofEpochMilli(at.toEpochMilli());
    ChainHead head = take(handle, events.size());
    List<AuditEntry> entries = new ArrayList<>();
    for (AuditEvent event : events) {
      AuditEntry entry = AuditEntry.after(head, event, noted);
      entries.add(entry);
      head = entry.head();
      // an import has up to hundreds of thousands, and each takes memory until it is written
      if (entries.size() == MOST_AT_ONCE) {
        insert(handle, entries);
        entries.clear();
      }
    }
    if (!entries.isEmpty()) {
      insert(handle, entries);
    }
    Directly.execute(handle, "UPDATE audit_head SET hash = ? WHERE id = 1", head.hash());
  }

  /** Takes the head's row, moves it on, and gives what it was. */
  private static ChainHead take(Handle handle, int count) {
    List<ChainHead> taken =
        Directly.select(
            handle,
            "UPDATE audit_head SET position = position + ? WHERE id = 1 RETURNING position, hash",
            row -> new ChainHead(row.getLong("position") - count, row.getString("hash")),
            count);
    if (taken.isEmpty()) {
      throw new IllegalStateException("the audit chain's head is gone");
    }
    return taken.get(0);
  }

  private static void insert(Handle handle, List<AuditEntry> entries) {
    Directly.executeEach(
        handle,
        "INSERT INTO audit_entry"
            + " (position, at, campus, actor, action, subject, detail, previous_hash, hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
        entry ->
            Directly.arguments(
                entry.position(),
                entry.at().toEpochMilli(),
                entry.campus(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.detail(),
                entry.previousHash(),
                entry.hash()));
  }

  /**
   * Some entries, and the head as it was at that same moment.
   *
   * @param entries in the order of their positions
   */
  public record Page(ChainHead head, List<AuditEntry> entries) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The entries after a position.
   *
   * @param most how many at most
   */
  public static Page after(Handle handle, long position, int most) {
    // one statement, so that both are of one moment on every engine
    List<Row> rows =
        handle
            .select(
                "SELECT audit_head.position AS head_position, audit_head.hash AS head_hash,"
                    + " audit_entry.position, at, campus, actor, action, subject, detail, previous_hash,"
                    + " audit_entry.hash"
                    + " FROM audit_head LEFT JOIN audit_entry ON audit_entry.position > ?"
                    + " WHERE audit_head.id = 1 ORDER BY audit_entry.position LIMIT ?",
                position,
                most)
            .map((row, context) -> Row.of(row))
            .list();
    if (rows.isEmpty()) {
      throw new IllegalStateException("the audit chain's head is gone");
    }
    List<AuditEntry> entries = new ArrayList<>();
    for (Row row : rows) {
      if (row.entry() != null) {
        entries.add(row.entry());
      }
    }
    return new Page(rows.get(0).head(), entries);
  }

  private record Row(ChainHead head, @Nullable AuditEntry entry) {
    static Row of(ResultSet row) throws SQLException {
      ChainHead head = new ChainHead(row.getLong("head_position"), row.getString("head_hash"));
      String hash = row.getString("hash");
      return new Row(
          head,
          hash == null
              ? null
              : new AuditEntry(
                  row.getLong("position"),
                  Instant.ofEpochMilli(row.getLong("at")),
                  row.getString("campus"),
                  row.getString("actor"),
                  row.getString("action"),
                  row.getString("subject"),
                  row.getString("detail"),
                  row.getString("previous_hash"),
                  hash));
    }
  }
}
