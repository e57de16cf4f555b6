package org.clearkiosk.clearance.wire;

import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * The key to one sector of one card, for the one session that follows.
 *
 * @param id names it; see {@link SessionRequest.WithSector}
 * @param key key A, 6 bytes as 12 lower-case hexadecimal digits
 * @param expiresAt when it no longer opens a session, 30 seconds after it was made
 */
public record SectorKeyGrant(String id, String key, OffsetDateTime expiresAt) {
  public SectorKeyGrant {
    Objects.requireNonNull(id, "id");
    if (!key.matches("[0-9a-f]{12}")) {
      throw new IllegalArgumentException("key: 12 hexadecimal digits");
    }
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** Leaves the key out: it is never written to a log. */
  @Override
  public String toString() {
    return "SectorKeyGrant[]";
  }
}
