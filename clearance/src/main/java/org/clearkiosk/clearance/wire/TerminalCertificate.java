package org.clearkiosk.clearance.wire;

import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * A terminal's certificate, from the server's own authority.
 *
 * @param campus the terminal's campus
 * @param terminal the terminal's number
 * @param certificate the certificate in PEM
 * @param authority the authority's certificate in PEM: what the terminal trusts from now on
 * @param expiresAt when the certificate ends, in real time
 * @param nextSequence the least sequence number that the terminal's next confirmation may have,
 *     from 1: numbers that another machine gave out in this terminal's place are not given out
 *     again. {@link SequenceRange#GREATEST} + 1 where they all were: then there is no next one
 */
public record TerminalCertificate(
    String campus,
    String terminal,
    String certificate,
    String authority,
    OffsetDateTime expiresAt,
    long nextSequence) {
  public TerminalCertificate {
    Objects.requireNonNull(campus, "campus");
    Objects.requireNonNull(terminal, "terminal");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(authority, "authority");
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (nextSequence < 1 || nextSequence > SequenceRange.GREATEST + 1) {
      throw new IllegalArgumentException("nextSequence: from 1 to " + (SequenceRange.GREATEST + 1));
    }
  }
}
