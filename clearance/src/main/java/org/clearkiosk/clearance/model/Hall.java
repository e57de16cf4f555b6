package org.clearkiosk.clearance.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service hall, where people finish what a terminal cannot (rules C7, K2).
 *
 * @param name what it is called
 * @param place where it is
 * @param hours when it is open; null where the campus has not said
 * @param rules the ids of the rules that name it
 */
public record Hall(Text name, Text place, @Nullable Text hours, List<String> rules) {
  public Hall {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(place, "place");
    rules = List.copyOf(rules);
  }
}
