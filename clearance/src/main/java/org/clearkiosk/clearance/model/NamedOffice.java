package org.clearkiosk.clearance.model;

import java.util.Objects;

/**
 * An office that is spoken of beside its box.
 *
 * @param office the office's id
 * @param name what it is called
 */
public record NamedOffice(String office, Text name) {
  public NamedOffice {
    Objects.requireNonNull(office, "office");
    Objects.requireNonNull(name, "name");
  }
}
