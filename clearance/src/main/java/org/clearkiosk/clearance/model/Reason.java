package org.clearkiosk.clearance.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A blocker as a student reads it (rules K2, K3).
 *
 * @param kind the kind's id
 * @param found what was found
 * @param whatToDo what to do about it, and what to bring
 * @param amountFen money in fen (分); null where it is not about money
 * @param item the thing itself; null where it is not about a thing
 * @param counter the hall's counter; null where the campus has not said
 * @param rules the ids of the rules that stopped the terminal
 */
public record Reason(
    String kind,
    Text found,
    Text whatToDo,
    @Nullable Long amountFen,
    @Nullable String item,
    @Nullable Text counter,
    List<String> rules) {
  public Reason {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(whatToDo, "whatToDo");
    rules = List.copyOf(rules);
  }
}
