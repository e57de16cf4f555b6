package org.clearkiosk.server.sources;

import java.util.Objects;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Blocker} as a source system sends it: its parts are looked at when it is done, so that
 * every mistake of a request can be named.
 */
public record FactBlocker(
    @Nullable String kind, @Nullable Long amountFen, @Nullable String item, @Nullable Text words) {

  /** The blocker; its parts have their form. */
  Blocker blocker() {
    return new Blocker(Objects.requireNonNull(kind), amountFen, item, words);
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "FactBlocker[" + kind + "]";
  }
}
