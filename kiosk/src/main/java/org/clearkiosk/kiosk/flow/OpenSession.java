package org.clearkiosk.kiosk.flow;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of the card on the reader.
 *
 * @param id names it to the server
 * @param maskedName the name with its middle hidden, as the screens show it; null before the query
 *     password with a card that can be copied
 * @param secondsLeft how long it will still be used, at least 0
 */
public record OpenSession(String id, @Nullable String maskedName, int secondsLeft) {
  public OpenSession {
    Objects.requireNonNull(id, "id");
    if (secondsLeft < 0) {
      throw new IllegalArgumentException("secondsLeft: not below 0");
    }
  }

  /** The name, where it may be shown. */
  public Optional<String> shownName() {
    return Optional.ofNullable(maskedName);
  }

  /** The same session, of which the name may be shown now. */
  OpenSession named(String name) {
    return new OpenSession(id, name, secondsLeft);
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
