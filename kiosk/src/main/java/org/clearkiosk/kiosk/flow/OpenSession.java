package org.clearkiosk.kiosk.flow;

import java.util.Objects;

/**
 * The session of the card on the reader.
 *
 * @param id names it to the server
 * @param maskedName the name with its middle hidden, as the screens show it
 * @param secondsLeft how long it will still be used, at least 0
 */
public record OpenSession(String id, String maskedName, int secondsLeft) {
  public OpenSession {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(maskedName, "maskedName");
    if (secondsLeft < 0) {
      throw new IllegalArgumentException("secondsLeft: not below 0");
    }
  }

  OpenSession afterASecond() {
    return secondsLeft == 0 ? this : new OpenSession(id, maskedName, secondsLeft - 1);
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "OpenSession[secondsLeft=" + secondsLeft + "]";
  }
}
