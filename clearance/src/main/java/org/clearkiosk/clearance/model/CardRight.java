package org.clearkiosk.clearance.model;

import java.util.Objects;

/**
 * Something that a campus card is good for, and that ends with the information-centre step while
 * the card goes on working (rule C1).
 *
 * @param id its id, for example {@code library_borrowing}
 * @param name what it is called
 */
public record CardRight(String id, Text name) {
  public CardRight {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
  }
}
