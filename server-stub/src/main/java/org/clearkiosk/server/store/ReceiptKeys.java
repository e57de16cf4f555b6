package org.clearkiosk.server.store;

import java.time.Instant;
import org.clearkiosk.server.receipt.PublicKeyJson;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.jdbi.v3.core.Handle;

/** The public keys of every server that ever signed receipts on this database. */
public final class ReceiptKeys {
  private ReceiptKeys() {}

  /**
   * Publishes a key, for ever; nothing happens when it is there.
   *
   * @return whether it was not there
   */
  public static boolean publish(Handle handle, PublicKeyJson key, Instant now) {
    return handle.execute(
            "INSERT INTO receipt_key (id, x, published_at) VALUES (?, ?, ?)"
                + " ON CONFLICT (id) DO NOTHING",
            key.kid(),
            key.x(),
            now.toEpochMilli())
        == 1;
  }

  /** All of them. */
  public static PublicKeySet all(Handle handle) {
    return new PublicKeySet(
        handle
            .select("SELECT x FROM receipt_key ORDER BY published_at, id")
            .mapTo(String.class)
            .map(PublicKeyJson::of)
            .list());
  }
}
