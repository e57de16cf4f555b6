package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Whether students of one level and status need an office, and why (rules D1 … D10).
 *
 * @param office the office's id
 * @param name what it is called
 * @param need whether it is needed
 * @param why what to do there, or why it is not needed
 * @param dependsOn with {@code DEPENDS}: it is needed where any of these holds; else empty
 * @param place where to go; null where the name says it
 * @param hours when it is open; null where the campus has not said, or it is not needed
 * @param bring what to bring there; null where nothing is, or it is not needed
 * @param finishedHere whether a terminal finishes this step (K1)
 * @param last whether it comes after all others (N3)
 * @param after ids of offices to be done before
 * @param rules the ids of the rules that decide it
 */
public record OfficeNeed(
    String office,
    Text name,
    Need need,
    Text why,
    List<Condition> dependsOn,
    @Nullable Text place,
    @Nullable Text hours,
    @Nullable Text bring,
    boolean finishedHere,
    boolean last,
    List<String> after,
    List<String> rules) {
  public OfficeNeed {
    Objects.requireNonNull(office, "office");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(need, "need");
    Objects.requireNonNull(why, "why");
    dependsOn = List.copyOf(dependsOn);
    after = List.copyOf(after);
    rules = List.copyOf(rules);
  }
}
