package org.clearkiosk.clearance.model;

import java.util.List;

/**
 * Which rules say what becomes of the card.
 *
 * @param stops the ids of those that say when it stops (C2 … C6c)
 * @param rights the ids of those that say what it is no longer good for (C1)
 * @param alumni the ids of those that say how it becomes an alumni card (C9)
 */
public record CardRules(List<String> stops, List<String> rights, List<String> alumni) {
  /** Where nothing is said of the rules. */
  public static final CardRules NONE = new CardRules(List.of(), List.of(), List.of());

  public CardRules {
    stops = List.copyOf(stops);
    rights = List.copyOf(rights);
    alumni = List.copyOf(alumni);
  }
}
