package org.clearkiosk.clearance.wire;

import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * A challenge that serves once.
 *
 * @param id names it
 * @param nonce 16 random bytes as 32 hexadecimal digits
 * @param expiresAt when it ends, 30 seconds after it was made
 */
public record Challenge(String id, String nonce, OffsetDateTime expiresAt) {
  public Challenge {
    Objects.requireNonNull(id, "id");
    if (!nonce.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("nonce: 32 hexadecimal digits");
    }
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
