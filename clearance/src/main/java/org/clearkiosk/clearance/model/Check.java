package org.clearkiosk.clearance.model;

import java.util.Objects;

/**
 * One kind of blocker that was looked for, and the answer (rule K3).
 *
 * @param kind the kind's id
 * @param name what it is called
 * @param blocked whether something was found
 * @param answer the answer in words
 */
public record Check(String kind, Text name, boolean blocked, Text answer) {
  public Check {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(answer, "answer");
  }
}
