package org.clearkiosk.server.sources;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.NamedOffice;
import org.clearkiosk.clearance.wire.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Why a change cannot be done.
 *
 * @param index which of the request's changes, from 0
 * @param type the kind of problem
 * @param flaw what is wrong, naming no student; null where the type says all
 * @param offices with {@code OFFICES_OPEN}: which are open, at least one; else null
 */
public record FactMistake(
    int index, ProblemType type, @Nullable String flaw, @Nullable List<NamedOffice> offices) {
  public FactMistake {
    Objects.requireNonNull(type, "type");
    offices = offices == null ? null : List.copyOf(offices);
  }

  FactMistake(int index, ProblemType type, @Nullable String flaw) {
    this(index, type, flaw, null);
  }
}
