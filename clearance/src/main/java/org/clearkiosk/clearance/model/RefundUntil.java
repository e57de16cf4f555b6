package org.clearkiosk.clearance.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One refund to choose from, with its last day (rules C2, C6, C8).
 *
 * @param name what it is called
 * @param whatToDo what the student does for it
 * @param by the last day: for a payment, that on which it has arrived (C2, C6); for one to be had
 *     only within the window, the window's last (C8); null where there is none
 * @param rules the ids of the rules that it comes from
 */
public record RefundUntil(Text name, Text whatToDo, @Nullable LocalDate by, List<String> rules) {
  public RefundUntil {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(whatToDo, "whatToDo");
    rules = List.copyOf(rules);
  }
}
