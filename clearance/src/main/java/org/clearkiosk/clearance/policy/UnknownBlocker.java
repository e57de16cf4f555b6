package org.clearkiosk.clearance.policy;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Text;

/**
 * What a student reads about a blocker whose kind no one declared and whose source gave no words.
 *
 * @param found what was found
 * @param whatToDo what to do about it; said too where the source gave words of its own
 * @param rules the ids of the rules that it comes from
 */
public record UnknownBlocker(Text found, Text whatToDo, List<String> rules) {
  public UnknownBlocker {
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(whatToDo, "whatToDo");
    rules = List.copyOf(rules);
  }
}
