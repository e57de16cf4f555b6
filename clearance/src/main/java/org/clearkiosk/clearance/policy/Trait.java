package org.clearkiosk.clearance.policy;

import java.util.Objects;
import org.clearkiosk.clearance.model.Text;

/**
 * A fact about a student that makes an office needed (rules D2 … D7).
 *
 * @param id its id, for example {@code lives_in}
 * @param name what it says of the student
 */
public record Trait(String id, Text name) {
  public Trait {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
  }
}
