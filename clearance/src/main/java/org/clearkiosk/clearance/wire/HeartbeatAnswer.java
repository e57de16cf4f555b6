package org.clearkiosk.clearance.wire;

import java.util.Objects;

/**
 * What a terminal is told for its heartbeat.
 *
 * @param renewCertificate whether it is time to ask for the next certificate, by the server's clock
 * @param clockOffsetMilliseconds how far the terminal's own clock is ahead of the server's; below 0
 *     when it is behind. The way of the message is in it
 */
public record HeartbeatAnswer(Boolean renewCertificate, Long clockOffsetMilliseconds) {
  public HeartbeatAnswer {
    Objects.requireNonNull(renewCertificate, "renewCertificate");
    Objects.requireNonNull(clockOffsetMilliseconds, "clockOffsetMilliseconds");
  }
}
