package org.clearkiosk.server.app;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.ReceiptKeys;
import org.jdbi.v3.core.Handle;

/** A data folder's receipt key: made when it is not there, published before it signs anything. */
final class PublishedReceiptKey {
  private PublishedReceiptKey() {}

  static ReceiptKey open(DataFolder folder, Database database) throws IOException {
    return published(ReceiptKey.open(folder.receiptKey()), database);
  }

  /** Puts a new key in the place of the old one. */
  static ReceiptKey renew(DataFolder folder, Database database) throws IOException {
    return published(ReceiptKey.renew(folder.receiptKey()), database);
  }

  /** A key that was made and not published, by a crash between the two, is published next time. */
  private static ReceiptKey published(ReceiptKey key, Database database) {
    try (Handle handle = database.openCommandWriter()) {
      Instant now = Instant.now();
      handle.begin();
      if (ReceiptKeys.publish(handle, key.publicKey(), now)) {
        AuditJournal.append(
            handle,
            List.of(
                AuditEvent.of(
                    CampusId.MAIN,
                    Actor.operator(),
                    AuditAction.RECEIPT_KEY_PUBLISHED,
                    Map.of("key", key.publicKey().kid()))),
            now);
      }
      Commits.commit(handle);
    }
    return key;
  }
}
