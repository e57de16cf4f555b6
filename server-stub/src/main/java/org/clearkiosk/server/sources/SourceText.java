package org.clearkiosk.server.sources;

import java.util.Objects;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Text} as a source system sends it: it is looked at when its change is done, so that
 * every mistake of a request can be named.
 *
 * @param zh simplified Chinese; null where it is missing
 * @param en English; null where it is missing
 */
public record SourceText(@Nullable String zh, @Nullable String en) {

  /** The text; both languages are there and have their form. */
  Text text() {
    return new Text(Objects.requireNonNull(zh), Objects.requireNonNull(en));
  }

  /** Says nothing of what a source wrote. */
  @Override
  public String toString() {
    return "SourceText";
  }
}
