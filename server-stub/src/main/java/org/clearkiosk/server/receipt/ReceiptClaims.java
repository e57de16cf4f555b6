package org.clearkiosk.server.receipt;

import java.time.Instant;
import java.util.Objects;
import org.clearkiosk.clearance.model.Refund;
import org.jspecify.annotations.Nullable;

/**
 * What a signed receipt says, by the short names under which it stands there (RFC 7519, 4.1; {@code
 * toe} RFC 8417, 2.2). No name, no card number, no amount.
 *
 * @param jti the receipt's number
 * @param cps the campus
 * @param sub the student number: what ties the receipt to the one who shows it
 * @param toe when the student confirmed, in seconds since 1970-01-01T00:00Z
 * @param yr the policy's year
 * @param ofc the office whose step is finished
 * @param rfd the chosen refund; null where there was nothing to choose
 */
public record ReceiptClaims(
    String jti, String cps, String sub, long toe, String yr, String ofc, @Nullable Refund rfd) {
  public ReceiptClaims {
    Objects.requireNonNull(jti, "jti");
    Objects.requireNonNull(cps, "cps");
    Objects.requireNonNull(sub, "sub");
    Objects.requireNonNull(yr, "yr");
    Objects.requireNonNull(ofc, "ofc");
  }

  /** When the student confirmed, to the second. */
  public Instant confirmedAt() {
    return Instant.ofEpochSecond(toe);
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "ReceiptClaims[" + jti + "]";
  }
}
