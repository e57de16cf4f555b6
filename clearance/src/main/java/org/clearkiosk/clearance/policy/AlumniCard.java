package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Text;

/**
 * How a campus card becomes an alumni card 校友卡 (rule C9).
 *
 * @param whatToDo what the student does for it
 * @param rules the ids of the rules that it comes from
 */
public record AlumniCard(Text whatToDo, List<String> rules) {
  public AlumniCard {
    Objects.requireNonNull(whatToDo, "whatToDo");
    rules = List.copyOf(rules);
  }
}
