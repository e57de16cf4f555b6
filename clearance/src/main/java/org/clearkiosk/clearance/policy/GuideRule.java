package org.clearkiosk.clearance.policy;

import java.util.Objects;
import org.clearkiosk.clearance.model.Text;

/**
 * One rule of the university's guide, as a year's file lists it: what the other parts cite.
 *
 * @param id its id, for example {@code C6b}
 * @param says what it says, in short
 */
public record GuideRule(String id, Text says) {
  public GuideRule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(says, "says");
  }
}
