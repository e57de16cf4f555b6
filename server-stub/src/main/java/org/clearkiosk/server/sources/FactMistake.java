package org.clearkiosk.server.sources;

import java.util.Objects;
import org.clearkiosk.clearance.wire.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Why a change cannot be done.
 *
 * @param index which of the request's changes, from 0
 * @param type the kind of problem
 * @param flaw what is wrong, naming no student; null where the type says all
 */
public record FactMistake(int index, ProblemType type, @Nullable String flaw) {
  public FactMistake {
    Objects.requireNonNull(type, "type");
  }
}
