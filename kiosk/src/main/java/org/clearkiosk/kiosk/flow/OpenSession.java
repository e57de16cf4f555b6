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
 * @param secondsUsed for how long it has been used
 * @param patience how many times as long as usual it may be used, at least 1
 */
public record OpenSession(String id, @Nullable String maskedName, int secondsUsed, int patience) {
  public OpenSession {
    Objects.requireNonNull(id, "id");
    if (secondsUsed < 0 || patience < 1) {
      throw new IllegalArgumentException("secondsUsed: not below 0, patience: at least 1");
    }
  }

  /** One that the server has just opened. */
  public static OpenSession begun(String id, @Nullable String maskedName) {
    return new OpenSession(id, maskedName, 0, 1);
  }

  /** The name, where it may be shown. */
  public Optional<String> shownName() {
    return Optional.ofNullable(maskedName);
  }

  /** How long it will still be used, at least 0. */
  public int secondsLeft() {
    long most = Delays.SESSION.multipliedBy(patience).toSeconds();
    return Math.toIntExact(Math.max(0, most - secondsUsed));
  }

  /** The same session, of which the name may be shown now. */
  OpenSession named(String name) {
    return new OpenSession(id, name, secondsUsed, patience);
  }

  /**
   * A second later. Who has listened once keeps the time that this gave: whoever turns the voice
   * off is not to be sent away for what they took before.
   */
  OpenSession afterASecond(Hearing hearing) {
    return new OpenSession(id, maskedName, secondsUsed + 1, Math.max(patience, hearing.patience()));
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "OpenSession[secondsLeft=" + secondsLeft() + "]";
  }
}
