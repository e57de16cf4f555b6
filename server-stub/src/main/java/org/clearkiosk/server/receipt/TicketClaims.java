package org.clearkiosk.server.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a signed ticket says, by the short names under which it stands there (RFC 7519, 4.1). No
 * name, no card number, no amount, and not why the student was sent: that may have changed since.
 *
 * @param num the place in the day's line, from 1
 * @param day the day for which it was given, {@code 2012-06-12}
 * @param cps the campus
 * @param sub the student number: what ties the ticket to the one who shows it
 * @param iat when it was given, in seconds since 1970-01-01T00:00Z
 * @param yr the policy's year
 */
public record TicketClaims(int num, LocalDate day, String cps, String sub, long iat, String yr) {
  public TicketClaims {
    if (num < 1) {
      throw new IllegalArgumentException("num: from 1");
    }
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(cps, "cps");
    Objects.requireNonNull(sub, "sub");
    Objects.requireNonNull(yr, "yr");
  }

  /** When it was given, to the second. */
  public Instant givenAt() {
    return Instant.ofEpochSecond(iat);
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "TicketClaims[" + num + "]";
  }
}
