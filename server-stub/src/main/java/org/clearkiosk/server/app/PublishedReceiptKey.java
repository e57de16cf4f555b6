package org.clearkiosk.server.app;

import java.io.IOException;
import java.time.Instant;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.receipt.ReceiptKey;
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
    try (Handle handle = database.openWriter()) {
      handle.useTransaction(
          transaction -> ReceiptKeys.publish(transaction, key.publicKey(), Instant.now()));
    }
    return key;
  }
}
