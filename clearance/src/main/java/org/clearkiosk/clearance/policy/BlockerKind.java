package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * A kind of blocker that the campus has declared (rule K3).
 *
 * @param id its id
 * @param name what is looked for
 * @param none the answer when nothing was found
 * @param found the answer when something was found
 * @param whatToDo what the student does about it
 * @param counter the hall's counter for it, where the campus has one
 * @param rules the ids of the rules that it comes from
 */
public record BlockerKind(
    String id,
    Text name,
    Text none,
    Text found,
    Text whatToDo,
    @Nullable Text counter,
    List<String> rules) {
  public BlockerKind {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(none, "none");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(whatToDo, "whatToDo");
    rules = List.copyOf(rules);
  }
}
