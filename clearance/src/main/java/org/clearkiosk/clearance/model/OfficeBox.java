package org.clearkiosk.clearance.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One office on a student's notice (rule N2).
 *
 * @param office the office's id
 * @param name what it is called
 * @param progress done, open or not needed
 * @param detail what to do there, what was done, or why it is not needed
 * @param place where to go; null where the name says it all or nothing is to do
 * @param hours when it is open; null where the campus has not said
 * @param bring what to bring there; null where nothing is, or nothing is to do
 * @param finishedHere whether a terminal finishes this step (K1); not while the student is sent
 *     elsewhere for it ({@link #sentOn})
 * @param next whether this is the office to visit next; at most one box of a notice
 * @param rules the ids of the rules that decided it
 */
public record OfficeBox(
    String office,
    Text name,
    Progress progress,
    Text detail,
    @Nullable Text place,
    @Nullable Text hours,
    @Nullable Text bring,
    boolean finishedHere,
    boolean next,
    List<String> rules) {
  public OfficeBox {
    Objects.requireNonNull(office, "office");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(detail, "detail");
    rules = List.copyOf(rules);
  }

  /** The same where no terminal can finish the step now, and the student goes elsewhere for it. */
  public OfficeBox sentOn(Detour detour) {
    return new OfficeBox(
        office,
        name,
        progress,
        detour.detail(),
        detour.place(),
        detour.hours(),
        null,
        false,
        next,
        Stream.concat(rules.stream(), detour.rules().stream()).toList());
  }
}
