package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Text;

/**
 * One way to take the balance back (rules C2, C6, C8).
 *
 * @param name what it is called
 * @param whatToDo what the student does for it
 * @param withinWindow whether it is to be had only within the clearance window (C8)
 * @param rules the ids of the rules that it comes from
 */
public record RefundWay(Text name, Text whatToDo, boolean withinWindow, List<String> rules) {
  public RefundWay {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(whatToDo, "whatToDo");
    rules = List.copyOf(rules);
  }
}
