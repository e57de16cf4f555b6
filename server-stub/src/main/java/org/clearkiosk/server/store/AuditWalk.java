package org.clearkiosk.server.store;

import java.util.Optional;
import java.util.function.Consumer;
import org.clearkiosk.server.audit.AuditEntry;
import org.clearkiosk.server.audit.ChainCheck;
import org.jdbi.v3.core.Handle;

/**
 * Walks the audit chain page by page, so that neither memory nor a long transaction is needed, also
 * while servers append to it.
 */
public final class AuditWalk {
  private static final int PAGE = 1_000;

  private AuditWalk() {}

  /**
   * Checks the chain from its first entry to its end.
   *
   * @param check begins before the first entry
   * @return the first fault; empty when there is none
   */
  public static Optional<ChainCheck.Fault> check(Handle handle, ChainCheck check) {
    long after = Long.MIN_VALUE;
    while (true) {
      AuditJournal.Page page = AuditJournal.after(handle, after, PAGE);
      for (AuditEntry entry : page.entries()) {
        Optional<ChainCheck.Fault> fault = check.next(entry);
        if (fault.isPresent()) {
          return fault;
        }
      }
      // page and head are of one moment: a page that is not full ends where the chain then ended
      if (page.entries().size() < PAGE) {
        return check.end(page.head());
      }
      after = check.last().position();
    }
  }

  /** Shows every entry that there is, in order, whole or not. */
  public static void each(Handle handle, Consumer<AuditEntry> look) {
    long last = Long.MIN_VALUE;
    while (true) {
      AuditJournal.Page page = AuditJournal.after(handle, last, PAGE);
      page.entries().forEach(look);
      if (page.entries().size() < PAGE) {
        return;
      }
      last = page.entries().get(PAGE - 1).position();
    }
  }
}
