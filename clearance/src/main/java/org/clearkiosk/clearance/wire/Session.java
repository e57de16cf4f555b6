package org.clearkiosk.clearance.wire;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A student's session at one terminal. It shows nothing before the query password was given.
 *
 * @param id names it; hard to guess
 * @param maskedName the name with its middle hidden; null with a card that can be cloned, since
 *     whoever copied it would learn the name: the notice has it then
 * @param triesLeft how many wrong query passwords are still allowed, 0 to 5
 * @param lockedSeconds how long the query password is locked, 0 when it is not
 * @param expiresAt when it ends
 */
public record Session(
    String id,
    @Nullable String maskedName,
    int triesLeft,
    int lockedSeconds,
    OffsetDateTime expiresAt) {
  public Session {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
